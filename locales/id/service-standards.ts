/** Penolakan pada standar pelayanan. */
export const standardRefusals = {
  standard_unknown: 'Versi standar pelayanan itu tidak ada.',
  standard_draft_exists:
    'Masih ada rancangan yang belum selesai. Lanjutkan atau batalkan rancangan itu dahulu.',
  standard_approved_waits:
    'Versi {number} sudah disahkan dan menunggu hari berlakunya. Tunggu hari itu, atau minta Kepala Dinas menariknya.',
  standard_has_held: 'Versi ini berlaku atau pernah berlaku, jadi tidak dapat ditarik. Rancang versi baru.',
  standard_not_in_state:
    'Versi ini {state, select, draft {masih rancangan} submitted {sedang menunggu persetujuan} approved {sudah disahkan} discarded {sudah dibatalkan} other {sudah berubah}}. Muat ulang halaman.',
  standard_changed_meanwhile:
    'Rancangan ini sudah diubah di tempat lain. Salin perubahan Anda, muat ulang, lalu simpan kembali.',
  standard_requirement_twice:
    'Persyaratan {code} tercantum dua kali pada layanan {service, select, recording {perekaman} A {KTP-el baru} C1 {KTP-el hilang} C2 {KTP-el rusak} other {perubahan data}}.',
  standard_requirement_without_name:
    'Persyaratan {code} belum bernama. Isi namanya dalam bahasa Indonesia dan Inggris.',
  standard_service_without_requirement:
    'Layanan {service, select, recording {perekaman} A {KTP-el baru} C1 {KTP-el hilang} C2 {KTP-el rusak} other {perubahan data}} belum punya persyaratan wajib.',
  standard_text_missing:
    'Komponen {component, select, cost {Biaya} product {Produk pelayanan} legal_basis {Dasar hukum} facilities {Sarana dan prasarana} competence {Kompetensi pelaksana} internal_control {Pengawasan internal} staffing {Jumlah pelaksana} service_guarantee {Jaminan pelayanan} safety {Jaminan keamanan} evaluation {Evaluasi kinerja} other {{component}}} belum diisi ({language, select, id {bahasa Indonesia} other {bahasa Inggris}}).',
  standard_effective_in_past: 'Tanggal berlaku tidak boleh sebelum hari ini.',
  standard_four_eyes: 'Yang menyusun, mengubah, atau mengajukan tidak boleh mengesahkan.',
  document_not_asked: 'Dokumen itu tidak diminta untuk layanan ini.',
};
