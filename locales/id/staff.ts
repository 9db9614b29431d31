/** Accounts, roles, delegations and the office itself. */
export const staff = {
  accounts: {
    title: 'Akun pegawai',
    create: 'Tambah akun',
    nip: 'NIP',
    nipHelp: '18 angka. Satu NIP satu akun.',
    usernameHelp: 'Huruf kecil, angka, titik atau garis bawah; 3 sampai 30 tanda.',
    positionHelp: 'Seperti yang tertulis di kantor, misalnya Kasi Identitas Penduduk atau Ketua Tim.',
    roles: 'Peran',
    active: 'Aktif',
    inactive: 'Nonaktif',
    history: 'Riwayat akun',
    byTerminal: 'dari komputer server',
    nobody: 'Belum ada akun.',
  },
  actions: {
    amend: 'Ubah nama dan jabatan',
    setRoles: 'Atur peran',
    resetPassword: 'Atur ulang kata sandi',
    deactivate: 'Nonaktifkan',
    reactivate: 'Aktifkan kembali',
  },
  confirm: {
    resetPassword:
      'Kata sandi lama {name} langsung tidak berlaku dan semua sesinya berakhir. Kata sandi sementara akan tampil satu kali.',
    deactivate:
      '{name} langsung keluar dari semua layar dan tidak dapat masuk lagi sampai diaktifkan kembali.',
    reactivate: '{name} dapat masuk lagi dengan kata sandi terakhirnya.',
  },
  initialPassword: {
    title: 'Kata sandi sementara untuk {name}',
    text: 'Catat dan sampaikan langsung kepada yang bersangkutan. Setelah halaman ini ditutup, kata sandi ini tidak dapat dilihat lagi; ia harus diganti saat pertama kali masuk.',
    shownBefore:
      'Permintaan ini sudah dikerjakan dan kata sandinya sudah pernah ditampilkan. Bila tidak sempat dicatat, atur ulang kata sandinya.',
    copy: 'Salin',
  },
  /** What the history of an account says. */
  events: {
    created: 'Akun dibuat',
    amended: 'Nama atau jabatan diubah',
    roles_set: 'Peran diatur',
    password_reset: 'Kata sandi diatur ulang',
    password_changed: 'Kata sandi diganti sendiri',
    deactivated: 'Akun dinonaktifkan',
    reactivated: 'Akun diaktifkan kembali',
  },
  delegations: {
    title: 'Pelimpahan tugas',
    create: 'Catat surat perintah',
    kinds: { plt: 'Plt.', plh: 'Plh.' },
    kindHelp: {
      plt: 'Pelaksana tugas: jabatan sedang kosong.',
      plh: 'Pelaksana harian: pejabatnya berhalangan pada hari-hari itu.',
    },
    role: 'Tugas jabatan',
    from: 'Pejabat yang digantikan',
    vacant: 'Jabatan kosong',
    to: 'Pelaksana',
    startsOn: 'Mulai',
    endsOn: 'Sampai dengan',
    letterNumber: 'Nomor surat perintah',
    states: {
      planned: 'Akan berlaku',
      in_force: 'Berlaku',
      over: 'Selesai',
      ended_early: 'Diakhiri lebih awal',
    },
    end: 'Akhiri sekarang',
    endText: 'Sejak sekarang {name} tidak lagi menjalankan tugas ini.',
    none: 'Tidak ada pelimpahan tugas.',
  },
  stop: {
    reason: 'Penyebab',
    note: 'Keterangan',
  },
  command: {
    created: 'Akun {username} dibuat untuk {name}, NIP {nip}.',
    password: 'Kata sandi sementara: {password}',
    passwordOnce: 'Kata sandi ini hanya ditampilkan sekali dan harus diganti saat pertama kali masuk.',
    officeCreated: 'Kantor {name} ({code}) dibuat.',
    contactChanged: '{count, plural, =0 {Tidak ada yang diganti.} other {# isian diganti.}}',
    ask: {
      nip: 'NIP (18 angka)',
      username: 'Nama pengguna',
      name: 'Nama lengkap',
      title: 'Jabatan',
    },
  },
};

export const staffRefusals = {
  sign_in_first: 'Anda belum masuk. Masuk lebih dahulu.',
  session_over: 'Sesi Anda sudah berakhir. Masuk lagi untuk melanjutkan.',
  account_deactivated:
    'Akun Anda telah dinonaktifkan. Yang sudah tersimpan tetap tersimpan. Hubungi administrator kantor.',
  password_was_reset:
    'Kata sandi Anda diatur ulang oleh administrator. Masuk lagi dengan kata sandi sementara yang diberikan kepada Anda.',
  password_was_changed:
    'Kata sandi akun ini diganti dari layar lain. Masuk lagi dengan kata sandi yang baru.',
  credentials_wrong: 'Nama pengguna atau kata sandi salah.',
  sign_in_slowed:
    'Terlalu banyak percobaan masuk. Tunggu {seconds} detik, lalu coba lagi. Bila lupa kata sandi, minta administrator mengatur ulang.',
  change_password_first: 'Ganti dahulu kata sandi sementara Anda, lalu lanjutkan.',
  current_password_wrong: 'Kata sandi sekarang salah.',
  password_same: 'Kata sandi baru sama dengan yang lama. Pilih yang lain.',
  password_common: 'Kata sandi ini terlalu mudah ditebak. Pilih beberapa kata yang tidak berhubungan.',
  password_personal: 'Kata sandi ini memuat nama, nama pengguna atau NIP Anda. Pilih yang lain.',
  nip_already_registered:
    'NIP ini sudah mempunyai akun. Satu NIP satu akun; aktifkan kembali akun yang lama bila perlu.',
  username_taken: 'Nama pengguna ini sudah dipakai. Pilih yang lain.',
  employee_unknown: 'Pegawai ini tidak ada di kantor Anda.',
  employee_not_active: 'Akun ini sedang nonaktif.',
  employee_is_active: 'Akun ini sudah aktif.',
  own_account: 'Tindakan ini tidak dapat dilakukan pada akun sendiri. Minta administrator lain.',
  last_administrator: 'Harus tetap ada sedikitnya satu administrator aktif yang lain.',
  delegation_unknown: 'Pelimpahan tugas ini tidak ada.',
  delegation_already_ended: 'Pelimpahan tugas ini sudah diakhiri.',
  delegation_dates_wrong: 'Tanggal akhir mendahului tanggal mulai.',
  delegation_too_long:
    'Satu surat perintah berlaku paling lama satu tahun. Catat surat baru bila diperpanjang.',
  delegation_in_the_past: 'Pelimpahan tugas tidak dapat berlaku surut. Mulai paling awal hari ini.',
  delegation_from_missing: 'Plh. menggantikan pejabat yang berhalangan: pilih pejabatnya.',
  delegation_to_self: 'Tugas tidak dapat dilimpahkan kepada pejabat itu sendiri.',
  delegation_from_not_holder: 'Pejabat yang digantikan tidak memegang peran ini atau akunnya nonaktif.',
  delegation_to_not_active: 'Pelaksana yang dipilih tidak mempunyai akun aktif di kantor ini.',
  delegation_to_holds_role: 'Pelaksana yang dipilih sudah memegang peran ini sendiri.',
  delegation_to_absent: 'Pelaksana yang dipilih sendiri berhalangan pada hari-hari itu.',
  delegation_overlaps:
    'Ada pelimpahan tugas lain yang bertabrakan pada hari-hari itu. Akhiri dahulu yang lama.',
  delegation_leaves_no_checker:
    'Dengan pelimpahan ini, pada {day} tidak ada lagi empat orang yang sah: petugas verifikasi dan operator harus orang yang berbeda, dan operator, Kasi dan Kabid harus tiga orang yang berbeda. Pilih pelaksana lain.',
  office_missing: 'Belum ada kantor. Buat dahulu: lontar office create --help',
  office_not_named: 'Ada lebih dari satu kantor: {codes}. Sebutkan dengan --office KODE.',
  office_unknown: 'Tidak ada kantor dengan kode {code}.',
  office_exists: 'Kantor dengan kode {code} sudah ada.',
  region_unknown: 'Wilayah {code} tidak ada dalam daftar wilayah.',
  command_field_wrong: '{field} tidak benar: {message}',
  office_is_stopped: 'Layanan kantor sudah dihentikan. Semua waktu sudah berhenti.',
  office_is_working: 'Layanan kantor sedang berjalan; tidak ada yang perlu dilanjutkan.',
};
