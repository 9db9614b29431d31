/** The survey as residents see it: on a phone by the code of a receipt, and at the tablet in the hall. */
export const publicSurvey = {
  title: 'Survei Kepuasan Masyarakat',
  intro:
    'Setelah dilayani, Bapak/Ibu dapat menilai pelayanan kami. Penilaian ini menentukan apa yang kami perbaiki, dan hasilnya kami umumkan.',
  how: 'Cara ikut',
  howCode:
    'Kode survei tercetak pada tanda serah terima KTP-el. Pindai kode QR-nya, atau ketik kodenya di bawah ini.',
  howComplaint:
    'Bila Bapak/Ibu menyampaikan pengaduan, tautan survei ada dalam pesan tanggapan dan di halaman pengaduan itu.',
  howKiosk: 'Di kantor, survei juga dapat diisi pada tablet di ruang pelayanan, tanpa kode.',
  private: 'Jawaban tidak tersambung dengan nama Bapak/Ibu',
  privateHelp:
    'Kode hanya menunjukkan bahwa Bapak/Ibu sudah dilayani. Begitu jawaban dikirim, kode dihapus; yang kami simpan hanya jawaban dan harinya. Petugas tidak dapat melihat siapa menjawab apa.',
  results: 'Hasil survei',
  resultsHelp: 'Indeks, jumlah responden, dan unsur yang paling rendah',
  national: 'Survei SIPP nasional',
  nationalHelp: 'Survei tersendiri tentang situs SIPP, bukan tentang kantor kami',
  codeHelp:
    'Dua puluh huruf dan angka, besar kecil tidak berpengaruh. Tanda hubung dan spasi boleh diabaikan.',
  open: 'Mulai mengisi',
  again: 'Ke halaman survei',
  form: {
    lead: 'Tentang layanan: {service}. {count} pertanyaan, sekitar dua menit.',
    minor: 'Jawablah sesuai yang Bapak/Ibu alami sendiri. Tidak ada jawaban yang salah.',
    question: 'Pertanyaan {number} dari {count}',
    profile: 'Tentang Bapak/Ibu',
    profileHelp: 'Lima hal ini boleh dilewati. Hanya dipakai sebagai jumlah, tidak pernah satu per satu.',
    skip: 'Pilih, atau lewati',
    kelamin: 'Jenis kelamin',
    usia: 'Usia',
    pendidikan: 'Pendidikan terakhir',
    pekerjaan: 'Pekerjaan utama',
    disabilitas: 'Disabilitas',
    submit: 'Kirim jawaban',
    once: 'Jawaban dikirim sekali dan tidak dapat diubah.',
    missingTitle: '{count, plural, other {# pertanyaan}} belum dijawab',
    missing: 'Pertanyaan {number}: {topic}',
    fault: 'Pertanyaan ini belum dijawab. Pilih satu jawaban.',
    stale:
      'Formulir ini sudah terlalu lama terbuka atau tidak utuh. Jawaban Bapak/Ibu masih ada: kirim sekali lagi.',
    otherCode:
      'Formulir ini dibuat untuk kode lain. Jawaban Bapak/Ibu masih ada: periksa, lalu kirim sekali lagi untuk kode ini.',
    changed: 'Pertanyaannya baru saja diganti. Jawablah yang belum terisi, lalu kirim.',
  },
  thanks: {
    title: 'Terima kasih',
    text: 'Jawaban Bapak/Ibu sudah kami terima. Kode surveinya sudah dihapus, sehingga jawaban itu tidak dapat dihubungkan dengan Bapak/Ibu.',
  },
  refused: {
    unknownTitle: 'Kode survei tidak dikenali',
    unknown:
      'Kode ini bukan kode survei dari kantor kami. Mungkin ada yang salah ketik; mohon diperiksa pada kertasnya.',
    tracking_codeTitle: 'Ini kode lacak',
    tracking_code:
      'Kode yang diketik adalah kode lacak permohonan atau pengaduan. Kode survei tercetak terpisah pada tanda serah terima, dua puluh huruf dan angka.',
    of_other_officeTitle: 'Kode dari kantor lain',
    of_other_office:
      'Kode ini diberikan oleh kantor lain. Mohon diisi pada laman kantor yang tertulis di kertasnya.',
    expiredTitle: 'Masa berlaku kode sudah lewat',
    expired:
      'Kode ini berlaku sampai {until}. Terima kasih atas niat Bapak/Ibu; masukan tetap dapat disampaikan lewat pengaduan.',
    usedTitle: 'Kode ini sudah dipakai',
    used: 'Survei dengan kode ini sudah diisi. Setiap kode hanya berlaku sekali. Bila bukan Bapak/Ibu yang mengisinya, mohon sampaikan kepada kami.',
    staffTitle: 'Survei tidak dapat diisi oleh petugas',
    slow: 'Terlalu banyak kode yang salah. Mohon tunggu satu menit, lalu coba lagi.',
    goTrack: 'Lacak permohonan',
    goComplain: 'Sampaikan pengaduan',
  },
  kiosk: {
    lead: 'Sentuh satu jawaban untuk lanjut. Nama tidak ditanyakan.',
    service: 'Hari ini Bapak/Ibu dilayani untuk apa?',
    step: 'Langkah {number} dari {count}',
    otherLanguage: 'English',
    next: 'Lanjut',
    choose: 'Pilih satu jawaban dahulu.',
    still: 'Masih mengisi? Sentuh layar untuk melanjutkan.',
    thanks: 'Terima kasih atas penilaian Bapak/Ibu.',
    thanksHelp: 'Layar ini kembali ke awal dengan sendirinya.',
    startAgain: 'Kembali ke awal',
    waiting: 'Jawaban akan terkirim sendiri begitu jaringan kembali.',
    tooSoon:
      'Baru saja ada jawaban dari tablet ini. Jawaban Bapak/Ibu masih ada: kirim lagi setelah satu menit.',
    notPaired: 'Tablet ini belum dipasangkan',
    notPairedHelp:
      'Petugas membuka menu Survei pada komputernya, memilih Tambah kios, lalu kode delapan huruf dan angka yang muncul diketik di sini. Jangan masuk sebagai petugas pada tablet ini.',
    pair: 'Pasangkan',
    wrongCode: 'Kode pemasangan salah, sudah dipakai, atau sudah lewat sepuluh menit. Mintalah kode baru.',
    stale: 'Formulir ini sudah terlalu lama terbuka. Jawaban masih ada: kirim sekali lagi.',
  },
};
