/** One line each: why Lontar could not start, and what to do about it. */
export const startFailures = {
  port_in_use:
    'Port {port} di {host} sudah dipakai program lain. Hentikan program itu atau pilih port lain dengan PORT=….',
  address_unavailable: 'Alamat {host} tidak ada pada komputer ini. Periksa HOST.',
  already_running: 'Lontar untuk direktori ini sudah berjalan di {address} (proses {pid}).',
  disk_full: 'Disk penuh: {path}. Kosongkan ruang lalu jalankan kembali.',
  disk_read_only: 'Tidak dapat menulis ke {path}: disk atau direktori hanya dapat dibaca.',
  data_directory_broken:
    'Direktori data basis data rusak: {path}. Pulihkan dari cadangan; keterangan ada di {log}.',
  data_directory_version:
    'Direktori data {path} dibuat oleh PostgreSQL versi {found}, sedangkan Lontar membawa versi {wanted}.',
  data_directory_unreachable:
    'Akun {account} tidak dapat membuka direktori data {path}. Izinkan akun itu melewati direktori di atasnya (chmod o+x).',
  secrets_missing:
    'Berkas rahasia {path} hilang, padahal direktori data sudah ada. Kembalikan berkas itu dari cadangan.',
  secrets_broken: 'Berkas rahasia {path} tidak dapat dibaca. Kembalikan berkas itu dari cadangan.',
  postgres_failed: 'PostgreSQL tidak dapat dijalankan: {reason}. Keterangan ada di {log}.',
  postgres_timeout: 'PostgreSQL belum siap setelah {seconds} detik. Keterangan ada di {log}.',
  postgres_binaries_missing:
    'Berkas program PostgreSQL untuk {platform} tidak ditemukan. Jalankan npm ci, atau isi DATABASE_URL.',
  no_unprivileged_account:
    'PostgreSQL menolak dijalankan sebagai root dan tidak ada akun biasa (lontar, postgres, nobody) di komputer ini.',
  database_unreachable: 'Basis data pada {setting} tidak dapat dihubungi: {reason}.',
  database_too_old: 'PostgreSQL versi {found} terlalu lama; diperlukan versi 15 atau lebih baru.',
  database_same_role:
    'DATABASE_URL dan DATABASE_OWNER_URL memakai akun yang sama ({role}); aplikasi harus masuk dengan akun yang lebih terbatas.',
  database_other_database: 'DATABASE_URL dan DATABASE_OWNER_URL menunjuk basis data yang berbeda.',
  database_role_too_strong:
    'Akun {role} pada DATABASE_URL terlalu berkuasa (superuser, pemilik tabel, atau anggota akun pemilik).',
  database_extension_missing:
    'Ekstensi PostgreSQL {extension} tidak tersedia atau tidak boleh dipasang oleh akun pemilik.',
  owner_url_missing:
    'DATABASE_OWNER_URL belum diisi; akun pemilik diperlukan untuk memutakhirkan basis data.',
  schema_not_current:
    'Basis data belum mutakhir untuk Lontar ini ({name}). Jalankan `lontar migrate` dengan DATABASE_OWNER_URL lebih dahulu.',
  owner_login_in_server:
    'Lontar yang melayani tidak boleh memegang DATABASE_OWNER_URL. Jalankan dengan `npm start`, atau `lontar migrate` lebih dahulu lalu lepaskan DATABASE_OWNER_URL.',
  file_key_changed:
    'LONTAR_FILE_KEY berbeda dari yang dipakai untuk berkas yang tersimpan. Pasang kembali kunci semula; tidak ada yang diubah.',
  public_address_missing:
    'Lontar sungguhan pada {host} memerlukan LONTAR_PUBLIC_URL (https). LONTAR_INSECURE=1 mengizinkan tanpa itu.',
  public_address_insecure:
    'LONTAR_PUBLIC_URL {address} tanpa https: kata sandi dan data penduduk dapat dibaca di jaringan. LONTAR_INSECURE=1 mengizinkannya.',
  migration_changed:
    'Migrasi {name} yang sudah dijalankan pada basis data ini telah berubah isinya. Kembalikan isi semula.',
  migration_unknown:
    'Basis data ini memuat migrasi {name} yang tidak dikenal; gunakan Lontar versi yang lebih baru.',
  migration_out_of_order: 'Migrasi {name} datang sebelum migrasi yang sudah dijalankan ({last}).',
  migration_failed: 'Migrasi {name} gagal dan dibatalkan seluruhnya: {reason}.',
  configuration_invalid: 'Pengaturan {setting} tidak benar: {reason}.',
  secret_missing: '{setting} wajib diisi di luar demonstrasi. {hint}',
  clock_scale_refused: 'LONTAR_CLOCK_SCALE hanya boleh dipakai dalam demonstrasi.',
  demonstration_database_refused:
    'Basis data ini berisi data demonstrasi; untuk pelayanan sesungguhnya gunakan basis data yang kosong.',
  not_this_database:
    'Basis data yang dibuka terminal ini bukan basis data Lontar pada --url; isi LONTAR_HOME atau DATABASE_URL yang sama.',
  not_a_demonstration: 'Basis data ini bukan basis data demonstrasi.',
} as const;
