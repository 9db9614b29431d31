/** Words of the queue that screens, displays and public pages share. */
export const queue = {
  kinds: {
    recording: 'Perekaman',
    application: 'Pencetakan KTP-el',
    collection: 'Pengambilan KTP-el',
    complaint: 'Informasi dan pengaduan',
  },
  priorities: {
    elderly: 'Lanjut usia',
    disabled: 'Penyandang disabilitas',
    pregnant: 'Ibu hamil',
    some: 'Prioritas',
  },
  sources: {
    phone: 'Telepon genggam',
    door: 'Layar di pintu masuk',
    officer: 'Petugas',
  },
  states: {
    waiting: 'Menunggu',
    called: 'Dipanggil',
    serving: 'Dilayani',
    done: 'Selesai',
    skipped: 'Terlewati',
    cancelled: 'Dibatalkan',
    expired: 'Berakhir bersama harinya',
  },
  actions: {
    callNext: 'Panggil berikutnya',
    recall: 'Panggil ulang',
    start: 'Mulai melayani',
    skip: 'Lewati',
    restore: 'Kembalikan ke antrean',
    transfer: 'Pindahkan',
    finish: 'Selesai',
    cancel: 'Batalkan tiket',
  },
};

export const queueRefusals = {
  ticket_unknown: 'Tiket antrean ini tidak ada.',
  ticket_moved_on: 'Keadaan tiket ini sudah berubah. Muat ulang halaman ini.',
  ticket_of_other_day: 'Tiket ini bukan tiket hari ini.',
  ticket_at_other_counter: 'Tiket ini sedang berada di loket lain.',
  ticket_not_called: 'Tiket ini belum dipanggil ke loket.',
  ticket_has_application: 'Tiket ini sudah dipakai untuk satu permohonan.',
  counter_unknown: 'Loket ini tidak ada.',
  counter_closed: 'Loket ini tidak dipakai.',
  counter_not_chosen: 'Pilih loket Anda lebih dahulu.',
  counter_occupied:
    'Di loket ini masih ada yang dipanggil atau dilayani. Selesaikan atau lewati lebih dahulu.',
  counter_serves_other: 'Loket {counter} tidak melayani layanan ini.',
  counter_number_used: 'Nomor loket ini sudah dipakai.',
  transfer_to_same: 'Pilih layanan atau loket yang lain.',
  queue_empty: 'Tidak ada yang menunggu untuk loket ini.',
  queue_closed: 'Saat ini tiket antrean tidak diberikan.',
  queue_service_unknown: 'Layanan antrean ini tidak ada.',
  queue_service_closed: 'Layanan ini sedang tidak menerima tiket.',
  queue_service_full: 'Tiket layanan ini untuk hari ini sudah habis ({limit} tiket).',
  queue_device_used_up:
    'Hari ini telepon ini sudah mengambil {max} nomor. Silakan minta nomor di pintu masuk kantor.',
  queue_service_code_used: 'Kode layanan ini sudah dipakai.',
  queue_letter_used: 'Huruf ini sudah dipakai layanan lain.',
  queue_hours_wrong: 'Jam buka harus sebelum jam tiket terakhir.',
  queue_phone_share_used:
    'Nomor layanan ini untuk telepon hari ini sudah habis ({share} nomor). Silakan datang ke kantor: nomor di pintu masuk masih disediakan.',
  queue_work_needed:
    'Dari jaringan ini sedang banyak nomor diambil, jadi telepon Bapak/Ibu perlu diperiksa. Tekan sekali lagi dan tunggu sebentar, paling lama setengah menit. Bila tidak berhasil, silakan datang: nomor di pintu masuk selalu disediakan.',
  queue_too_many_from_address:
    'Terlalu banyak tiket diambil dari jaringan ini dalam waktu singkat. Tunggu sebentar, atau ambil tiket di pintu masuk.',
};
