/**
 * Messages that leave the office. They name the number and where to read on, never what a complaint is about and never
 * a person: a message may be read over somebody's shoulder.
 */
export const messages = {
  complaint_received: {
    subject: 'Pengaduan {number} diterima',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan Bapak/Ibu kami terima dengan nomor {number}. Kami menanggapinya paling lambat {dueOn} ({days} hari kerja).\n\nPerkembangannya dapat dibaca di {path} dengan kode {code}. Mohon kode ini disimpan dan tidak diberikan kepada orang lain.\n\nHormat kami,\n{office}',
  },
  completion_requested: {
    subject: 'Pengaduan {number} perlu dilengkapi',
    body: 'Yth. Bapak/Ibu,\n\nAgar pengaduan nomor {number} dapat kami tangani, mohon dilengkapi paling lambat {respondBy}. Apa yang perlu dilengkapi dapat dibaca di {path} (kode {code}), atau tanyakan kepada kami melalui telepon {officePhone}.\n\nSelama menunggu, hitungan waktu penanganan dihentikan.\n\nHormat kami,\n{office}',
  },
  completion_received: {
    subject: 'Kelengkapan pengaduan {number} diterima',
    body: 'Yth. Bapak/Ibu,\n\nTerima kasih, kelengkapan pengaduan nomor {number} sudah kami terima. Pengaduan kami tanggapi paling lambat {dueOn}.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  in_examination: {
    subject: 'Pengaduan {number} sedang ditelaah',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} sudah lengkap dan sedang kami telaah: apakah menjadi kewenangan kami atau instansi lain.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  in_progress: {
    subject: 'Pengaduan {number} sedang ditangani',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} menjadi kewenangan kami dan sedang ditangani. Kami menanggapinya paling lambat {dueOn}.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  outside: {
    subject: 'Pengaduan {number} akan diteruskan',
    body: 'Yth. Bapak/Ibu,\n\nSetelah kami telaah, pengaduan nomor {number} menjadi kewenangan instansi lain. Pengaduan akan kami teruskan ke instansi itu, dan Bapak/Ibu kami beri tahu nama serta cara menghubunginya.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  forwarded_informed: {
    subject: 'Pengaduan {number} sudah diteruskan ke instansi yang berwenang',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} di luar kewenangan kami dan sudah kami teruskan kepada {agency} dengan surat nomor {letterNumber}. Penanganan selanjutnya ada pada instansi tersebut.\n\nCara menghubungi {agency}: {agencyReach}\n\nCatatan kami tetap dapat dibaca di {path} (kode {code})\n\nBagaimana pelayanan kami? Mohon dinilai di {survey} (sekali pakai; jawaban tidak tersambung dengan nama Bapak/Ibu).\n\nHormat kami,\n{office}',
  },
  answered: {
    subject: 'Tanggapan atas pengaduan {number} sudah ada',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} sudah kami tanggapi. Tanggapannya dapat dibaca di {path} dengan kode {code}, atau diminta di kantor kami dengan menyebut nomor dan kode itu.\n\nBila tanggapan belum menjawab keluhan Bapak/Ibu, pengaduan dapat dibuka kembali di halaman yang sama.\n\nBagaimana pelayanan kami? Mohon dinilai di {survey} (sekali pakai; jawaban tidak tersambung dengan nama Bapak/Ibu).\n\nHormat kami,\n{office}',
  },
  closed: {
    subject: 'Pengaduan {number} ditutup',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} kami tutup karena sudah ditanggapi. Bila Bapak/Ibu belum puas, pengaduan masih dapat dibuka kembali di {path} (kode {code})\n\nTerima kasih atas masukan Bapak/Ibu.\n\nHormat kami,\n{office}',
  },
  archived: {
    subject: 'Pengaduan {number} diarsipkan',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} kami arsipkan karena identitas pengadu belum jelas. Pengaduan tidak dihapus: bila Bapak/Ibu melengkapi identitas, pengaduan kami tangani kembali.\n\nKeterangan: {path} (kode {code}) atau telepon {officePhone}\n\nHormat kami,\n{office}',
  },
  rejected: {
    subject: 'Kiriman {number} tidak diproses',
    body: 'Yth. Bapak/Ibu,\n\nKiriman nomor {number} kami periksa dan tidak kami proses sebagai pengaduan. Bila ini keliru, mohon hubungi kami melalui telepon {officePhone} dengan menyebut nomor itu.\n\nKeterangan: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  merged: {
    subject: 'Pengaduan {number} digabung',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} kami gabung dengan pengaduan nomor {mergedInto} karena mengenai hal yang sama. Nomor dan kode Bapak/Ibu tetap berlaku, dan perkembangannya tetap dapat dibaca di {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  agency_done: {
    subject: 'Pengaduan {number}: laporan {agency}',
    body: 'Yth. Bapak/Ibu,\n\n{agency}, yang menerima terusan pengaduan nomor {number}, melaporkan bahwa pengaduan itu sudah selesai ditanganinya. Keterangannya dapat dibaca di {path} (kode {code})\n\nBila menurut Bapak/Ibu belum beres, hubungi instansi itu ({agencyReach}) atau kami ({officePhone}).\n\nHormat kami,\n{office}',
  },
  agency_not_ours: {
    subject: 'Pengaduan {number}: {agency} menyatakan bukan kewenangannya',
    body: 'Yth. Bapak/Ibu,\n\n{agency}, yang menerima terusan pengaduan nomor {number}, menyatakan bahwa hal itu bukan kewenangannya. Kami memeriksa kembali ke mana pengaduan ini harus diteruskan.\n\nPengaduan juga dapat Bapak/Ibu buka kembali di {path} (kode {code}), atau tanyakan kepada kami: {officePhone}.\n\nHormat kami,\n{office}',
  },
  absorbed: {
    subject: 'Pengaduan lain digabung ke pengaduan {number}',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan lain mengenai hal yang sama kami gabung ke pengaduan nomor {number}. Nomor, kode dan batas waktu pengaduan Bapak/Ibu tidak berubah.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  unmerged: {
    subject: 'Pengaduan {number} ditangani sendiri kembali',
    body: 'Yth. Bapak/Ibu,\n\nPenggabungan pengaduan nomor {number} kami batalkan; pengaduan Bapak/Ibu ditangani sendiri kembali.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  withdrawn: {
    subject: 'Pengaduan {number} dicabut',
    body: 'Yth. Bapak/Ibu,\n\nSesuai permintaan Bapak/Ibu, pengaduan nomor {number} kami catat sebagai dicabut. Bila ini keliru, mohon segera hubungi kami melalui telepon {officePhone}.\n\nKeterangan: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  deemed_withdrawn_warning: {
    subject: 'Pengaduan {number} menunggu kelengkapan dari Bapak/Ibu',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} masih menunggu kelengkapan. Bila sampai {respondBy} belum kami terima, pengaduan dianggap dicabut menurut ketentuan.\n\nApa yang perlu dilengkapi: {path} (kode {code}) atau telepon {officePhone}\n\nHormat kami,\n{office}',
  },
  deemed_withdrawn: {
    subject: 'Pengaduan {number} dianggap dicabut',
    body: 'Yth. Bapak/Ibu,\n\nKarena kelengkapannya tidak kami terima dalam waktu yang ditentukan, pengaduan nomor {number} dianggap dicabut. Bapak/Ibu dapat melengkapinya kemudian; pengaduan kami tangani kembali.\n\nKeterangan: {path} (kode {code}) atau telepon {officePhone}\n\nHormat kami,\n{office}',
  },
  reopened: {
    subject: 'Pengaduan {number} dibuka kembali',
    body: 'Yth. Bapak/Ibu,\n\nPengaduan nomor {number} dibuka kembali. Kami menanggapinya paling lambat {dueOn}.\n\nPerkembangannya: {path} (kode {code})\n\nHormat kami,\n{office}',
  },
  escalation: {
    subject: 'Pengaduan {number} terlambat ditanggapi',
    body: 'Pengaduan {number} belum ditanggapi. Batasnya {dueOn}. Pemberitahuan ini disampaikan berjenjang sesuai aturan kantor.\n\n{office}',
  },
  agency_link: {
    subject: 'Penerusan pengaduan {number}',
    body: 'Kepada Yth. {agency},\n\nDengan surat nomor {letterNumber} kami teruskan pengaduan nomor {number} yang menjadi kewenangan instansi Bapak/Ibu. Mohon tindak lanjutnya dicatat di {agencyPath}, tanpa akun, paling lambat {agencyDueOn}.\n\nHormat kami,\n{office}',
  },
  agency_late: {
    subject: 'Tindak lanjut pengaduan {number} kami tunggu',
    body: 'Kepada Yth. {agency},\n\nTindak lanjut pengaduan nomor {number}, yang kami teruskan dengan surat nomor {letterNumber}, belum kami terima sampai {agencyDueOn}. Mohon dicatat di {agencyPath}\n\nHormat kami,\n{office}',
  },
};

export const messageRefusals = {
  message_unknown: 'Pesan tidak ditemukan.',
  provider_not_proved: 'Permintaan ini tidak terbukti berasal dari penyedia pesan.',
  message_not_to_print: 'Pesan ini bukan surat yang menunggu dicetak.',
  message_not_to_call: 'Pesan ini tidak menunggu disampaikan melalui telepon.',
  message_not_retryable: 'Hanya pesan yang gagal atau masih antre yang dapat dicoba lagi.',
  message_superseded: 'Pesan ini sudah digantikan dengan cara lain.',
  message_erased: 'Isi pesan ini sudah dimusnahkan.',
};
