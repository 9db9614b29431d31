/** The office's calendar: holidays, working days, due dates. */
export const calendar = {
  title: 'Kalender kerja',
  intro:
    'Hari kerja adalah Senin sampai Jumat tanpa hari yang tercantum di sini. Batas waktu pengaduan dihitung dari kalender ini; bila berubah, batas waktu yang masih berjalan ikut berubah.',
  previousYear: 'Tahun sebelumnya',
  nextYear: 'Tahun berikutnya',
  kinds: {
    libur_nasional: 'Libur nasional',
    cuti_bersama: 'Cuti bersama',
    dispensasi_daerah: 'Dispensasi daerah',
  },
  kind: 'Jenis hari',
  name: 'Nama hari',
  decree: 'Nomor SKB atau SE',
  circular: 'Nomor SE',
  summary: '{workingDays} hari kerja, versi {version}',
  notLoaded: 'Hari libur tahun {year} belum dimuat. Batas waktu yang jatuh pada tahun ini masih sementara.',
  noDays: 'Belum ada hari libur yang tercatat untuk tahun {year}.',
  weekend: 'akhir pekan',
  doesNotCount: 'tetap hari kerja',
  stopsClock: 'Menghentikan hitungan',
  runsOn: 'Tetap dihitung hari kerja',
  switches: 'Yang menghentikan hitungan hari kerja',
  switchesIntro: 'Ditetapkan Kepala Dinas. Menyimpang dari ketentuan umum memerlukan nomor SE.',
  turnOn: 'Hentikan hitungan',
  turnOff: 'Hitung sebagai hari kerja',
  switchText:
    '{kind} mulai sekarang {stops, select, yes {tidak lagi dihitung sebagai hari kerja} other {dihitung sebagai hari kerja}}. Batas waktu pengaduan yang masih berjalan dihitung ulang.',
  addDay: 'Tambah hari',
  addDayText: 'Menurut keputusan atau surat edaran yang sudah terbit.',
  removeDay: 'Hapus hari',
  removeDayText: '{name}, {date}, tidak lagi berlaku. Versi lama tetap tersimpan.',
  loadYear: 'Muat tahun {year}',
  loadBundledText: 'Hari libur tahun {year} dari SKB yang menyertai Lontar dimuat ke kalender kantor ini.',
  enterYear: 'Isi tahun lain',
  enterYearText:
    'Satu hari satu baris menurut SKB: tanggal, jenis (LN untuk libur nasional, CB untuk cuti bersama), nama; dipisah titik koma. Contoh: 2028-01-01; LN; Tahun Baru 2028 Masehi',
  yearLines: 'Hari libur',
  lineNotRead: 'Baris {line} tidak terbaca. Tulis: 2028-01-01; LN; nama hari',
  suggestions: 'Kemungkinan hari dispensasi',
  suggestionsIntro:
    'Hari raya daerah yang jatuh pada hari kerja. Belum berlaku apa pun sampai dimasukkan dengan nomor SE.',
  enterSuggestions: 'Masukkan hari terpilih',
  wouldMove:
    '{count, plural, =0 {Tidak ada batas waktu pengaduan yang berubah.} other {Batas waktu # pengaduan akan berubah.}}',
  moved:
    '{count, plural, =0 {Tersimpan. Tidak ada batas waktu pengaduan yang berubah.} other {Tersimpan. Batas waktu # pengaduan berubah.}}',
  preview: 'Lihat akibatnya',
  versions: 'Riwayat kalender',
  version: 'Versi {version}',
  causes: {
    initial: 'Kalender awal',
    days_added: 'Hari ditambahkan',
    day_removed: 'Hari dihapus',
    year_loaded: 'Tahun dimuat',
    switch_set: 'Pengaturan diubah',
  },
  fromTheStart: 'Bersama kantor ini',
  by: '{at}, {name}',
  alarm: {
    title: 'Hari libur tahun {year} belum dimuat.',
    text: 'Batas waktu pengaduan yang jatuh pada tahun {year} masih sementara. Administrator memuatnya dari SKB 3 Menteri di halaman Kalender kerja.',
    open: 'Buka kalender kerja',
  },
  command: {
    due: 'Diterima {from}, {days} hari kerja: {due}',
    tentative: 'Sementara: hari libur tahun yang dilewati belum dimuat.',
    bundled: 'Menurut SKB yang menyertai Lontar.',
    office: 'Menurut kalender kantor {office}, versi {version}.',
  },
};

export const calendarRefusals = {
  holiday_exists: 'Hari dengan jenis ini sudah ada pada {date}.',
  holiday_given_twice: 'Tanggal {date} ditulis dua kali untuk jenis yang sama.',
  holiday_unknown: 'Hari ini tidak ada atau sudah dihapus dari kalender.',
  holiday_outside_year: 'Tanggal {date} bukan bagian dari tahun {year}.',
  calendar_year_incomplete:
    'Tahun {year} hanya akan mempunyai {found} hari libur dan cuti bersama; paling sedikit {fewest}. Daftarnya tampaknya terpotong. Periksa kembali SKB-nya.',
  calendar_year_not_bundled:
    'Hari libur tahun {year} tidak menyertai Lontar. Isi sendiri menurut SKB 3 Menteri.',
  calendar_year_loaded: 'Hari libur tahun {year} sudah dimuat.',
  calendar_decree_missing: 'Isi nomor SKB atau surat edaran yang menjadi dasarnya.',
  calendar_switch_unchanged: 'Pengaturan ini sudah berlaku.',
  due_date_not_valid: 'Tanggal “{date}” tidak ada. Tulis seperti 2026-03-13.',
  due_days_not_valid: 'Jumlah hari “{days}” tidak dapat dihitung. Tulis bilangan bulat 0 sampai {most}.',
};
