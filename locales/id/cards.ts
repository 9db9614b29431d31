/** Blanks (blangko) and issued cards. */
export const cards = {
  states: {
    in_store: 'Di gudang',
    with_operator: 'Pada operator',
    used: 'Terpakai',
    spoiled: 'Rusak',
  },
  cardStates: {
    active: 'Berlaku',
    withdrawn: 'Ditarik',
    lost: 'Hilang',
  },
  /** What happened to a blank, by where it came from and went to. */
  movements: {
    received: 'Diterima dari pusat',
    issued: 'Diserahkan kepada operator',
    returned: 'Dikembalikan ke gudang',
    used: 'Dipakai untuk mencetak',
    released: 'Kembali ke operator: tidak tercetak',
    spoiled: 'Dinyatakan rusak',
  },
  reasons: {
    damaged_on_arrival: 'Rusak saat diterima',
    bent: 'Bengkok',
    scratched: 'Tergores',
    chip_dead: 'Cip tidak terbaca',
    wrong_serial: 'Nomor seri salah cetak',
    misprint: 'Salah cetak',
    colour: 'Warna tidak baik',
    cut: 'Potongan tidak rapi',
    card_damaged: 'Kartu rusak',
    chip: 'Cip tidak berfungsi',
    check_rejected: 'Tidak lolos pemeriksaan',
    withdrawn: 'Permohonan ditarik',
    printer_offline: 'Pencetak tidak tersambung',
    printer_jam: 'Kartu tersangkut di pencetak',
    not_printed: 'Tidak tercetak',
    other: 'Lain-lain',
  },
  stock: {
    title: 'Blangko',
    received: 'Diterima',
    inStore: 'Di gudang',
    withOperator: 'Pada operator',
    used: 'Terpakai',
    spoiled: 'Rusak',
    balance:
      '{received} = {inStore} di gudang + {withOperator} pada operator + {used} terpakai + {spoiled} rusak',
    mine: 'Blangko pada Anda',
    mineNone: 'Tidak ada blangko pada Anda. Minta kepada Kasi.',
    holders: 'Pemegang',
    deliveries: 'Kiriman',
    movementsTitle: 'Pergerakan',
    closings: 'Penutupan harian',
    receive: 'Terima kiriman',
    issue: 'Serahkan kepada operator',
    return: 'Kembalikan',
    spoil: 'Nyatakan rusak',
    close: 'Tutup hari',
    firstSerial: 'Nomor seri pertama',
    lastSerial: 'Nomor seri terakhir',
    letterNumber: 'Nomor surat pengantar',
    receivedOn: 'Tanggal diterima',
    operator: 'Operator',
    counted: 'Hasil hitung',
    difference: 'Selisih',
    explanation: 'Penjelasan selisih',
    quantity: '{count, plural, other {# blangko}}',
    lastClosed: 'Terakhir ditutup {date}',
    neverClosed: 'Belum pernah ditutup',
  },
};

export const cardFindings = {
  R40: 'Blangko {serial} tidak dapat dipakai: harus ada dalam persediaan, diserahkan kepada operator ini, dan belum terpakai.',
};

export const cardRefusals = {
  blank_unknown: 'Blangko {serial} tidak ada dalam buku persediaan kantor ini. Periksa nomor serinya.',
  blank_already_used: 'Blangko {serial} sudah terpakai.',
  blank_spoiled: 'Blangko {serial} sudah dinyatakan rusak.',
  blank_not_issued_to_you:
    'Blangko {serial} tidak tercatat pada Anda: masih di gudang atau pada operator lain. Minta Kasi menyerahkannya lebih dahulu.',
  blank_not_used: 'Blangko {serial} tidak sedang dipakai untuk permohonan.',
  serial_without_number: 'Nomor seri harus berakhir dengan angka ({first} sampai {last}).',
  serial_range_uneven: 'Kedua nomor seri harus berawalan sama dan sama panjang ({first} sampai {last}).',
  serial_range_backwards: 'Nomor seri terakhir lebih kecil daripada yang pertama ({first} sampai {last}).',
  serial_range_too_long: 'Satu rentang paling banyak 20.000 blangko ({first} sampai {last}).',
  serials_already_received: 'Sebagian nomor seri {first} sampai {last} sudah pernah diterima.',
  serials_not_available:
    'Hanya {available} dari {wanted} blangko tersedia. {serial} {state, select, in_store {masih di gudang} with_operator {ada pada operator} used {sudah terpakai} spoiled {sudah rusak} other {tidak dikenal}}. Tidak ada yang dipindahkan.',
  delivery_in_future: 'Tanggal terima kiriman belum terjadi.',
  operator_unknown: 'Operator itu tidak aktif atau tidak berperan mencetak.',
  reason_needs_words: 'Jelaskan alasannya dengan kata-kata.',
  closing_unexplained:
    'Hasil hitung berbeda dengan buku (gudang {countedInStore} dari {inStore}, operator {countedWithOperator} dari {withOperator}). Jelaskan selisihnya.',
  day_already_closed: 'Persediaan tanggal {date} sudah ditutup.',
};
