/** The outbox: letters to print, people to call, what failed and what still waits. */
export const messageScreens = {
  title: 'Pesan',
  intro:
    'Pesan yang menunggu petugas atau jaringan, yang terlama lebih dahulu. Tidak ada pesan yang dibuang: yang tidak dapat dikirim disampaikan melalui surat atau telepon.',
  tabs: { to_print: 'Untuk dicetak', to_call: 'Untuk ditelepon', failed: 'Gagal', queued: 'Antre' },
  empty: {
    to_print: 'Tidak ada surat yang menunggu dicetak.',
    to_call: 'Tidak ada yang menunggu ditelepon.',
    failed: 'Tidak ada pesan yang gagal.',
    queued: 'Tidak ada pesan yang antre. Semua yang dapat dikirim sudah berangkat.',
  },
  about: 'Perihal',
  to: 'Kepada',
  channel: 'Melalui',
  since: 'Menunggu sejak',
  tries: 'Percobaan',
  next: 'Dicoba lagi {time}',
  nextStep: 'Langkah berikut',
  channels: {
    email: 'Surel',
    whatsapp: 'WhatsApp',
    sms: 'SMS',
    letter: 'Surat',
    call: 'Telepon petugas',
    tracking_only: 'Halaman pelacakan saja',
  },
  markPrinted: 'Cetak surat',
  openLetter: 'Buka surat untuk dicetak',
  printText: 'Buka dan cetak surat untuk {name}. Bila sudah tercetak dan siap dikirim, catat di sini.',
  printDone: 'Sudah dicetak',
  markTold: 'Sudah ditelepon',
  toldText:
    'Catat bahwa {name} sudah diberi tahu melalui telepon. Dicatat atas nama Anda, dengan waktu sekarang.',
  whatToSay: 'Yang disampaikan',
  retry: 'Coba lagi',
  nameHidden: 'Nama dirahasiakan',
  toYou: 'Bapak/Ibu pengadu',
  erased: 'Isi sudah dimusnahkan',
  fault: 'Sebab: {code}',
  command: {
    perDay: '{channel}: paling banyak {perDay} pesan sehari',
    abroad: 'SMS dan WhatsApp dikirim juga ke nomor luar negeri',
    notAbroad: 'SMS dan WhatsApp hanya dikirim ke nomor Indonesia',
  },
  waits: {
    recipient_told_today:
      'Penerima sudah mendapat satu pesan dari formulir hari ini. Pesan ini dikirim besok.',
    channel_budget_spent: 'Batas pesan hari ini sudah tercapai. Pesan ini dikirim besok.',
    channel_share_spent: 'Batas pesan dari formulir untuk hari ini sudah tercapai. Pesan ini dikirim besok.',
  },
  spent:
    'Batas pesan melalui {channel} hari ini, atau bagiannya untuk pesan dari formulir, sudah tercapai ({spent} dari {perDay} terkirim). Pesan selebihnya disimpan dan dikirim besok. Bila jumlah ini tidak wajar, laporkan kepada pengelola sistem.',
};
