/** Screens of accounts, delegations and the office. */
export const officeScreens = {
  account: 'Akun pegawai',
  filter: 'Nama, jabatan, NIP, atau nama pengguna',
  nobodyMatches: 'Tidak ada akun yang cocok.',
  since: 'Dibuat',
  temporaryPassword: 'Kata sandi sementara',
  createIntro: 'Satu pegawai satu akun. Kata sandi sementara tampil satu kali setelah akun dibuat.',
  chooseRole: 'Pilih sedikitnya satu peran.',
  rolesHelp:
    'Peran menentukan apa yang dapat dikerjakan. Seorang pegawai boleh memegang lebih dari satu; pada satu permohonan tetap berlaku empat mata.',
  rolesAtOnce: 'Peran {name} berubah seketika, juga di layar yang sedang terbuka.',
  printSlip: 'Cetak lembar ini',
  handedOver: 'Sudah dicatat',
  days: 'Masa berlaku',
  delegationsIntro:
    'Plt. mengisi jabatan yang kosong, Plh. menggantikan pejabat yang berhalangan, supaya layanan tidak berhenti.',
  delegationIntro:
    'Menurut surat perintah tertulis. Pelimpahan yang membuat tidak ada lagi pemeriksa yang sah ditolak.',
  choosePerson: 'Pilih pegawai',
  code: 'Kode wilayah',
  zone: 'Zona waktu',
  promise: 'Janji waktu layanan',
  clocks: 'Jam layanan',
  clocksRun: 'Semua jam layanan berjalan.',
  clocksHelp:
    'Bila listrik padam, jaringan terputus, atau SIAK tidak dapat dipakai, satu tombol menghentikan jam semua permohonan.',
  stoppedAt: 'Dihentikan',
};
