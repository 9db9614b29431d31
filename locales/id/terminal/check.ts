/** The judge: contradictions between the tables, each naming its row. */
export const check = {
  title: 'Pemeriksaan pertentangan data',
  looked:
    'Diperiksa: {applications} permohonan, {events} peristiwa, {pauses} jeda, {prints} pencetakan, {checks} pemeriksaan kartu, {clocks} jam layanan, {blanks} blangko, {movements} gerakan blangko, {residents} penduduk, {complaints} pengaduan, {complaintEvents} peristiwa pengaduan, {complaintClocks} jam pengaduan, {messages} pesan, {surveyResponses} jawaban survei, {tickets} tiket antrean.',
  clean: 'Tidak ditemukan pertentangan.',
  found: '{count, plural, other {Ditemukan # pertentangan.}}',
  kindLine: '{kind} ({count})',
  more: '… dan {count} lagi; gunakan --json untuk semuanya.',
  subjects: {
    application: 'permohonan',
    blank: 'blangko',
    delivery: 'kiriman blangko',
    office: 'kantor',
    printAttempt: 'pencetakan',
    card: 'kartu',
    resident: 'penduduk',
    standard: 'standar pelayanan',
    pause: 'jeda',
    officeStop: 'penghentian layanan',
    event: 'peristiwa',
    idempotencyKey: 'permintaan',
    complaint: 'pengaduan',
    boxOpening: 'pembukaan kotak',
    news: 'berita',
    message: 'pesan',
    surveyResponse: 'jawaban survei',
    ticket: 'tiket',
    counter: 'loket',
  },
  violations: {
    standard_not_in_force:
      'Standar versi {version} ({state}) dipakai kantor, padahal bukan yang terakhir diberlakukan.',
    standard_before_its_day: 'Standar versi {version} berlaku sebelum {day}, hari yang ditetapkan baginya.',
    standard_without_approval:
      'Standar versi {version} disahkan tanpa pejabat lain selain penyusun dan pengajunya.',
    case_standard_differs:
      '{number}: memakai standar versi {version}, yang tidak berlaku saat permohonan dimulai.',
    state_without_event:
      '{number}: keadaan {state} (urutan {seq}) tidak sesuai dengan peristiwa terbaru {eventState} (urutan {eventSeq}).',
    event_missing: '{number}: riwayat berlubang; peristiwa ke-{expected} tidak ada.',
    event_chain_broken:
      '{number}, peristiwa {seq}: berangkat dari {fromState}, padahal peristiwa sebelumnya berakhir pada {beforeState}.',
    event_unlawful:
      '{number}, peristiwa {seq}: {action} dari {fromState} ke {toState} tidak ada dalam alur yang sah.',
    event_backwards: '{number}, peristiwa {seq}: waktunya lebih awal daripada peristiwa sebelumnya.',
    event_without_actor: '{number}, peristiwa {seq}: {action} tanpa pelaku yang semestinya.',
    case_times_differ: '{number}: {which} tidak sesuai dengan riwayat.',
    closed_case_claimed: '{number}: sudah ditutup, tetapi masih dipegang petugas.',
    two_open_applications: 'Seorang penduduk memiliki lebih dari satu permohonan terbuka: {numbers}.',
    entry_without_event: '{number}: {events} peristiwa entri data, tetapi {entries} catatan entri.',
    delegation_not_in_force:
      '{number}, peristiwa {seq}: bertindak sebagai {role} tanpa Plt./Plh. yang berlaku.',
    number_series_differs:
      'Nomor urut {series} tahun {year}: tercatat {last}, perkara ada {cases}, nomor tertinggi {highest}.',
    office_differs: '{number}: milik kantor {office}, tetapi {where} mencatat kantor {other}.',
    blank_state_differs:
      'Keadaan {state} (urutan {seq}) tidak sesuai dengan gerakan terbaru {movedTo} (urutan {movedSeq}).',
    blank_chain_broken: 'Gerakan blangko terputus pada urutan {seq}.',
    delivery_incomplete: 'Surat {letter}: {came} blangko datang, {there} tercatat.',
    blank_outside_delivery: 'Blangko di luar kiriman surat {letter}.',
    stock_does_not_add_up:
      'Diterima {received}, padahal gudang {inStore} + operator {withOperator} + terpakai {used} + rusak {spoiled}.',
    blank_used_twice: 'Blangko dipakai lebih dari sekali: {numbers}.',
    blank_used_without_print: 'Blangko terpakai tanpa pencetakan.',
    failed_print_keeps_blank: '{number}: pencetakan gagal, tetapi blangkonya tetap terpakai.',
    print_without_used_blank:
      '{number}, pencetakan {attempt} ({state}): blangko {serial} seharusnya terpakai, tercatat {blankState}.',
    spoiled_print_blank_differs:
      '{number}, pencetakan {attempt} rusak: blangko {serial} seharusnya rusak, tercatat {blankState}.',
    blank_moved_for_another_case: 'Gerakan {seq}: dipakai untuk permohonan yang tidak mencetak blangko ini.',
    attempt_missing: '{number}: pencetakan ke-{expected} tidak ada.',
    print_state_differs:
      '{number}: keadaan {state} dengan pencetakan terbaru {printState} ({running} berjalan, {confirmed} tercetak).',
    print_without_event: '{number}, pencetakan {attempt} ({state}): peristiwanya tidak ada.',
    event_without_print: '{number}, peristiwa {seq}: {action} tanpa pencetakannya.',
    checks_missing: '{number}: {state} dengan {approvals} pemeriksaan disetujui.',
    check_without_event: '{number}: pemeriksaan {half} ({outcome}) tanpa peristiwanya.',
    event_without_check: '{number}, peristiwa {seq}: {action} tanpa catatan pemeriksaan.',
    rejected_print_not_spoiled: '{number}, pencetakan {attempt}: ditolak pemeriksa, tetapi tercatat {state}.',
    handover_differs:
      '{number}: keadaan {state}, catatan serah terima {handover}, kartu {card}; ketiganya harus sejalan.',
    card_differs: '{number}: kartu {serial} bukan hasil cetak permohonan ini ({printed}).',
    two_cards_in_force: 'Seorang penduduk memegang lebih dari satu kartu berlaku: {serials}.',
    image_of_another_resident: '{number}, pencetakan {attempt}: foto atau tanda tangan milik orang lain.',
    four_eyes_by_duties: '{number}: satu orang ({person}) bertugas ganda: {duties}.',
    four_eyes_by_events: '{number}: menurut riwayat, satu orang ({person}) melakukan {duties}.',
    four_eyes_by_traces: '{number}: menurut catatan kerja, satu orang ({person}) melakukan {duties}.',
    event_without_duty: '{number}: {duty} oleh {person} ada dalam riwayat, tetapi tidak dalam daftar tugas.',
    duty_without_event: '{number}: tugas {duty} oleh {person} tidak ada dalam riwayat.',
    clock_missing: '{number}: keadaan {state} dan catatan jam layanannya tidak sejalan.',
    clock_differs:
      '{number}: jam tercatat kotor {grossMs}, bersih {netMs}, jeda {pausedMs} ms; menurut riwayat {grossIs}, {netIs}, {pausedIs} ms.',
    step_clock_differs: '{number}: jam langkah {steps} tidak sesuai dengan riwayat.',
    steps_do_not_add_up:
      '{number}: jumlah langkah kotor {stepsGrossMs} dan bersih {stepsNetMs} ms, seharusnya {grossMs} dan {netMs} ms.',
    pause_outside_case: '{number}: jeda ({reason}) di luar masa permohonan.',
    pause_open_in_closed_case: '{number}: sudah {state}, tetapi jedanya ({reason}) masih berjalan.',
    pauses_overlap: '{number}: dua jeda berjalan bersamaan.',
    pause_state_differs: '{number}: keadaan {state} dengan jeda {reason}.',
    pause_without_event: '{number}: jeda ({reason}) tanpa peristiwa yang memulai atau mengakhirinya.',
    stops_overlap: 'Penghentian layanan ({reason}) bertumpuk atau berakhir sebelum mulai.',
    request_without_outcome: 'Permintaan {verb} tersimpan tanpa hasil.',
    central_status_differs: 'Status pusat tercatat {status}, pengamatan terbaru {observed}.',
    element_differs: 'Unsur {element} berbeda dengan riwayatnya (versi {version}).',
    version_differs: 'Versi {version} dengan {changes} perubahan tercatat.',
    complaint_state_without_event:
      '{number}: keadaan {state} (urutan {seq}) tidak sesuai dengan peristiwa terbaru {eventState} (urutan {eventSeq}).',
    complaint_event_missing: '{number}: riwayat berlubang; peristiwa ke-{expected} tidak ada.',
    complaint_event_chain_broken:
      '{number}, peristiwa {seq}: berangkat dari {fromState}, padahal peristiwa sebelumnya berakhir pada {beforeState}.',
    complaint_event_unlawful:
      '{number}, peristiwa {seq}: {action} dari {fromState} ke {toState} tidak ada dalam alur yang sah.',
    complaint_event_backwards:
      '{number}, peristiwa {seq}: waktunya lebih awal daripada peristiwa sebelumnya.',
    complaint_event_without_actor: '{number}, peristiwa {seq}: {action} tanpa pelaku yang semestinya.',
    complaint_times_differ: '{number}: {which} tidak sesuai dengan riwayat.',
    complaint_round_differs:
      '{number}: putaran {round}, menurut riwayat {events}, dengan {clocks} jam; ketiganya harus sama.',
    complaint_delegation_not_in_force:
      '{number}, peristiwa {seq}: bertindak sebagai {role} tanpa Plt./Plh. yang berlaku.',
    complaint_office_differs: '{number}: milik kantor {office}, tetapi {where} mencatat kantor {other}.',
    answer_without_authority: '{number}: {state}, tanpa keputusan bahwa pengaduan ini kewenangan kantor.',
    answered_without_answer: '{number}, peristiwa {seq}: tanggapan putaran {round} tidak ada.',
    answer_without_event: '{number}: tanggapan putaran {round} tanpa peristiwanya.',
    authority_differs: '{number}: keputusan kewenangan {decisions}, menurut riwayat {events}.',
    forwarded_against_authority:
      '{number}: {state}, tanpa keputusan bahwa pengaduan ini di luar kewenangan kantor.',
    forwarded_without_referral: '{number}, peristiwa {seq}: diteruskan tanpa instansi dan nomor surat.',
    forwarded_without_notice: '{number}: {state}; penerusan {letter} tidak diberitahukan kepada pengadu.',
    notice_before_forwarding: '{number}: pemberitahuan mendahului penerusan {letter}, atau belum terjadi.',
    archived_without_decision: '{number}, peristiwa {seq}: diarsipkan tanpa petugas dan alasan.',
    archived_with_identity: '{number} ({channel}): diarsipkan, padahal identitasnya jelas.',
    archived_without_calls:
      '{number}: diarsipkan setelah {calls} panggilan tak terjawab dan {reached} yang terjawab.',
    handler_complained_about: '{number}: ditangani oleh petugas yang diadukan.',
    complained_about_acted: '{number}, peristiwa {seq}: {action} oleh petugas yang diadukan.',
    subject_without_event: '{number}: petugas yang diadukan tercatat tanpa peristiwanya.',
    handler_differs: '{number}: penanggung jawab tidak sesuai dengan penugasan terakhir.',
    merged_without_target: '{number}: keadaan {state} dan catatan penggabungannya tidak sejalan.',
    merge_cycle: '{number}: digabung berputar sampai kepada dirinya sendiri.',
    merge_not_told_to_target: '{number}: penggabungan tidak ada dalam riwayat pengaduan tujuan.',
    too_many_attachments: '{number}: {count} lampiran; paling banyak lima, berurutan.',
    attachment_of_another: '{number}: lampiran milik perkara lain.',
    box_count_differs: 'Kotak: {counted} lembar dihitung, {booked} dicatat, nomor tertinggi {highest}.',
    complaint_number_wrong: '{number}: nomor ini tidak sesuai dengan keadaannya ({state}).',
    web_form_booked_twice: '{number}: formulir yang sama dicatat dua kali.',
    due_date_differs:
      '{number}, putaran {round}: batas {due}, menurut tabel hari libur versi {version} {dueIs}.',
    due_date_of_old_calendar:
      '{number}: batas dihitung dengan kalender versi {version}, padahal berlaku {newest}.',
    due_change_differs: '{number}, putaran {round}: perubahan batas waktu tidak bersambung.',
    round_start_differs:
      '{number}, putaran {round}: mulai {started}, tidak sesuai dengan penerimaan atau pembukaan.',
    round_end_differs: '{number}, putaran {round}: keadaan {state}, jam dihentikan oleh {endedBy}.',
    late_days_differ: '{number}, putaran {round}: terlambat {late} hari kerja, seharusnya {lateIs}.',
    complaint_pauses_overlap: '{number}: dua jeda berjalan bersamaan.',
    complaint_pause_differs: '{number}: keadaan {state} dengan {open} jeda terbuka.',
    complaint_pause_without_event: '{number}: jeda tanpa permintaan kelengkapan atau akhirnya.',
    lapsed_without_warning:
      '{number}, peristiwa {seq}: dianggap dicabut tanpa peringatan tujuh hari sebelumnya.',
    closed_before_silence:
      '{number}, peristiwa {seq}: ditutup karena diam setelah {days} hari kerja, atau meski tidak puas.',
    referral_due_differs: '{number}: batas instansi {due} tidak sesuai dengan tabel hari libur.',
    reminder_out_of_time: '{number}: pengingat {step} di luar jam kantor atau masa hitungan.',
    complainant_not_told: '{number}, peristiwa {seq} ({action}): pengadu tidak diberi tahu.',
    message_without_event: 'Pesan {template} menunjuk peristiwa {event} yang tidak ada.',
    message_sent_without_attempt: 'Pesan {template} tercatat {state} tanpa percobaan kirim.',
    message_state_differs: 'Pesan {template} ({channel}): keadaan {state} tidak sejalan dengan catatannya.',
    message_without_words: 'Pesan {template} ({state}) tanpa isi.',
    ticket_state_without_event:
      '{ticket}: keadaan {state} tidak sesuai dengan peristiwa terbaru ({eventState}).',
    ticket_event_chain_broken: '{ticket}: riwayat terputus pada peristiwa ke-{seq}.',
    ticket_event_unlawful: '{ticket}, peristiwa {seq}: {action} tidak boleh terjadi di sana.',
    ticket_called_nowhere: '{ticket}: keadaan {state} tidak cocok dengan loketnya.',
    tickets_at_one_counter: 'Loket {counter}: {tickets} nomor sekaligus dipanggil atau dilayani.',
    ticket_numbers_gap: '{day}, huruf {letter}: nomor terakhir {last}, padahal ada {tickets} tiket.',
    queue_calls_gap:
      'Panggilan terakhir bernomor {last}, padahal ada {calls} panggilan sampai nomor {highest}.',
    ticket_times_differ: '{ticket}: waktu-waktunya tidak berurutan atau tidak sesuai dengan riwayatnya.',
    ticket_called_without_place:
      '{ticket}, peristiwa {seq}: dipanggil oleh petugas yang tidak sedang menempati loket itu.',
    ticket_application_differs: '{ticket}: permohonan {number} tidak dibuka dengan tiket ini.',
    survey_response_incomplete:
      'Jawaban survei {questionnaire} versi {version}: {open} pertanyaan tidak dijawab, di antaranya {item}.',
    survey_answer_of_another:
      'Jawaban {item} bernilai {score} bukan bagian dari kuesioner jawaban surveinya.',
    survey_flags_differ:
      '{day}, {item}: {answers} jawaban tentang biaya di bawah 4, tetapi {flags} tanda untuk pimpinan.',
    survey_setting_unknown:
      'Sejak {day} kantor memakai {questionnaire} versi {version} dengan pemetaan {mapping} yang tidak ada.',
    message_overdue: 'Pesan {template} ({state}) menunggu lewat batas percobaannya.',
    news_without_event: '{slug}: versi {version} dengan {events} peristiwa.',
    news_events_backwards: '{slug}, versi {version}: waktunya lebih awal daripada versi sebelumnya.',
    news_publication_differs: '{slug} (versi {version}): waktu terbit tidak sesuai dengan riwayatnya.',
    news_archive_differs: '{slug} (versi {version}): pengarsipan tidak sesuai dengan riwayatnya.',
    news_image_differs: '{slug} (versi {version}): gambar tidak sesuai dengan riwayatnya.',
  },
};
