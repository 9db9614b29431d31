/** Staff screens of the survey: figures and follow-up, tablets, choice of questionnaire. */
export const surveyScreens = {
  report: {
    menu: 'Laporan survei',
    title: 'Laporan survei kepuasan',
    intro:
      'Indeks menurut PermenPANRB 14/2017. Jawaban tidak memuat nama dan tidak dapat dihubungkan dengan orang.',
    part: 'Bagian tahun',
    pdf: 'PDF',
    workbook: 'XLSX',
    below: 'Di bawah {minimum} responden: indeks ini belum diumumkan di laman.',
    noAnswers: 'Belum ada jawaban pada periode ini.',
  },
  followUp: {
    title: 'Rencana tindak lanjut',
    none: 'Belum ada rencana. Unsur terendah: {elements}.',
    add: 'Tambah rencana',
    addText:
      'Apa yang diperbaiki, oleh siapa, dan sampai kapan. Rencana tercetak dalam laporan dan diumumkan tanpa nama; jangan menyebut nama orang di dalamnya.',
    done: 'Tandai selesai',
    doneText: 'Rencana ini sudah dilaksanakan. Sesudah itu tidak dapat diubah.',
    plan: 'Rencana',
    responsible: 'Penanggung jawab (jabatan)',
  },
  flags: {
    text: 'KTP-el gratis menurut undang-undang. Setiap jawaban di bawah “gratis” perlu ditelusuri; siapa yang menjawab tidak diketahui.',
    none: 'Tidak ada jawaban seperti itu pada periode ini.',
    answer: 'Catat tindak lanjut',
    answerText: 'Tulis apa yang sudah dilakukan. Catatan ini tetap dan ikut tercetak dalam laporan.',
  },
  kiosks: {
    title: 'Kios survei',
    intro:
      'Tablet di ruang pelayanan tempat masyarakat mengisi survei sendiri. Petugas tidak pernah masuk di tablet itu.',
    none: 'Belum ada kios.',
    add: 'Tambah kios',
    name: 'Nama atau tempat tablet',
    addText: 'Sesudah disimpan, kode pemasangan muncul satu kali dan berlaku sepuluh menit.',
    code: 'Kode pemasangan',
    codeText:
      'Buka {address} pada tablet, lalu ketik kode ini. Berlaku sepuluh menit dan tidak ditampilkan lagi.',
    codeLost: 'Kode sudah ditampilkan sekali. Hentikan kios ini dan buat yang baru bila kodenya hilang.',
    states: { waiting: 'Menunggu pemasangan', lapsed: 'Kode kedaluwarsa', paired: 'Terpasang' },
    by: 'Dibuat oleh',
    stop: 'Hentikan',
    stopText: 'Tablet ini tidak dapat lagi dipakai untuk mengisi survei.',
  },
  settings: {
    title: 'Kuesioner survei',
    intro: 'Kuesioner yang dipakai kantor, dan cara pertanyaannya dibaca menjadi sembilan unsur.',
    inForce: 'Berlaku sekarang',
    history: 'Pilihan',
    usual: 'Kantor belum memilih; yang berlaku adalah sembilan unsur PermenPANRB 14/2017.',
    choose: 'Ganti kuesioner',
    chooseText: 'Jawaban yang sudah masuk tetap dihitung menurut kuesionernya sendiri.',
    mapping: 'Pemetaan ke unsur',
    validFrom: 'Mulai berlaku',
    by: 'Dipilih oleh',
    current: 'berlaku',
    version: '{title}, versi {version}',
  },
};
