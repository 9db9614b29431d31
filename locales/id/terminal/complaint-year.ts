/** The played year of complaints, for a terminal. */
export const complaintYear = {
  title: 'Setahun pengaduan: {days} hari kerja, {from} sampai {to}',
  received:
    '{count} pengaduan; yang terakhir selesai {windUpDays} hari sesudah penerimaan terakhir. Menurut saluran:',
  late: 'Terlambat (hari kerja: banyaknya): {late}',
  time: 'Yang dilakukan waktu: {kept}',
  moved: 'Batas waktu bergeser: {moved}',
  messages: 'Pesan: {messages}',
  verdict: 'Pengadu tanpa kabar: {silent}. Penerusan tanpa pemberitahuan: {missingNotices}.',
  unaccounted: 'Belum selesai: {number}, {state} ({fate})',
  declined: 'Ditolak server: {declined}',
  fault: 'Kesalahan: {fault}',
  kept: {
    reminded: 'pengingat',
    escalated: 'eskalasi',
    warned: 'peringatan',
    lapsed: 'dianggap dicabut',
    closed: 'ditutup karena diam',
    agenciesReminded: 'instansi diingatkan',
  },
  causes: { calendar: 'kalender', pause: 'jeda', resume: 'lanjut' },
  messageStates: {
    queued: 'antre',
    sent: 'terkirim',
    delivered: 'sampai',
    failed: 'gagal',
    to_print: 'menunggu dicetak',
    printed: 'dicetak',
    to_call: 'menunggu ditelepon',
    told: 'disampaikan',
    not_sendable: 'dibaca di laman lacak',
  },
};
