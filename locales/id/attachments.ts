/** Why an attachment of a complaint is not taken. */
export const attachmentRefusals = {
  file_reading_busy:
    'Sedang banyak berkas yang diperiksa. Tidak ada yang hilang: coba lagi sekitar {seconds} detik lagi.',
  file_infected:
    'Berkas ini tidak dapat diterima karena dinyatakan berbahaya oleh pemindai. Kirim berkas lain, atau sampaikan langsung ke kantor.',
  scanner_unreachable:
    'Pemindai berkas sedang tidak dapat dihubungi, jadi berkas belum dapat diterima. Coba lagi sekitar {seconds} detik lagi, atau kirim tanpa lampiran.',
  attachment_empty: 'Berkas lampiran kosong.',
  attachment_too_large:
    'Lampiran lebih besar dari {megabytes} MB. Perkecil, atau kirim sebagai beberapa berkas.',
  attachment_type_not_allowed:
    'Lampiran ini bukan foto (JPEG, PNG, WebP) atau PDF, jadi tidak dapat diterima.',
  attachment_is_heic:
    'Foto ini HEIC dan tidak dapat dibuka di sini. Ubah setelan kamera ke JPEG, atau simpan sebagai JPEG.',
  attachment_unreadable: 'Lampiran rusak atau terpotong. Kirim sekali lagi, atau kirim fotonya.',
  attachment_encrypted: 'PDF ini terkunci kata sandi. Kirim yang tidak terkunci.',
  attachment_too_many_pages: 'PDF ini lebih dari {max} halaman. Kirim bagian yang diperlukan saja.',
  attachment_too_many_pixels: 'Foto terlalu besar ({width} × {height} piksel). Perkecil lebih dahulu.',
};
