import type {
  recordingFindings as idRecordingFindings,
  recordingRefusals as idRecordingRefusals,
  recordings as idRecordings,
} from '../id/recordings.ts';
import type { Translation } from '../translation.ts';

export const recordings = {
  title: 'Recording',
  requirements: {
    family_card: 'Family card (KK)',
    old_siak_ktp: 'Old SIAK identity card',
  },
  reasons: {
    belum_pernah_memiliki_ktp: 'Never had an identity card',
    hilang_dengan_surat_kepolisian: 'Lost, with a police letter',
    sudah_ditarik_kantor: 'Already withdrawn by the office',
  },
  outcomes: { seen: 'Shown', excused: 'Excused' },
  backgrounds: {
    red: 'red',
    blue: 'blue',
    other: 'neither red nor blue',
  },
  replaceReasons: {
    physical_change: 'Lasting change of looks',
    card_damaged: 'Card damaged',
    not_usable: 'Picture not usable',
  },
  ages: {
    usual: 'up to 3 days',
    late: 'more than 3 days',
    stuck: 'more than 20 days',
  },
  calls: {
    reached: 'Reached',
    message_left: 'Message left',
    not_reached: 'Not reached',
    number_wrong: 'Wrong number',
  },
  screen: {
    waiting: 'Waiting on the centre',
    waitingNone: 'Nobody is waiting on the centre.',
    ready: 'Ready to print: call them',
    readyNone: 'Everybody who is ready has applied.',
    days: '{count, plural, =0 {today} one {# day} other {# days}}',
    noteCapture: 'Note a SIAK recording',
    stationReference: 'Recording number in SIAK',
    stationOperator: 'Operator in SIAK',
    notDue: 'Cannot be recorded yet',
    due: 'Can be recorded',
    portrait: 'Photo',
    savePortrait: 'Save photo',
    saveSignature: 'Save signature',
    backgroundReason: 'Reason for another background',
    replaceReason: 'Reason for replacing',
    noteCall: 'Note a call',
    willComeOn: 'Will come on',
    neverCalled: 'Not called yet',
    history: 'History of the status at the centre',
  },
} satisfies Translation<typeof idRecordings>;

export const recordingFindings = {
  R38: 'The background of the photo has to be {color, select, red {red (odd birth year)} other {blue (even birth year)}}.',
} satisfies Translation<typeof idRecordingFindings>;

export const recordingRefusals = {
  already_recorded:
    'This resident has been recorded (central status {status}). No further recording is needed.',
  recording_not_due: 'This resident cannot be recorded yet. See why below.',
  capture_in_future: 'The time of the recording has not come yet.',
  station_reference_used: 'Recording number {reference} is noted for another recording.',
  requirement_not_answered: 'A requirement is open: show the document or choose the reason.',
  requirement_unknown: 'That requirement is not in force or was answered twice.',
  requirement_reason_unknown: 'That reason is not in force for this requirement.',
  portrait_background:
    'The background looks {measured, select, red {red} blue {blue} other {neither red nor blue}} but has to be {required, select, red {red} other {blue}}. Take it again, or write down the reason.',
  image_exists_already: 'There is a picture already. Choose the reason for replacing it.',
  not_ready_to_print: 'This resident is not ready to print (central status {status}).',
  promise_without_contact: 'A day of coming can only be noted when somebody was reached.',
  promise_in_past: 'The day of coming is in the past.',
  image_empty: 'The file is empty.',
  image_too_heavy: 'The file is larger than {megabytes} MB.',
  image_is_pdf: 'This file is a PDF. Send a photo or a scan as JPEG or PNG.',
  image_is_svg: 'This file is an SVG drawing. Send a photo as JPEG or PNG.',
  image_is_gif: 'This file is a GIF. Send a photo as JPEG or PNG.',
  image_is_heic: 'This file is HEIC or AVIF. Set the camera to JPEG, or save it as JPEG.',
  image_unknown_type: 'This file is not a JPEG, PNG or WebP photo.',
  image_too_many_pixels: 'The picture is too large ({width} × {height} pixels). Make it smaller first.',
  image_broken: 'The picture is damaged or cut off. Take or send it again.',
  crop_outside_picture: 'The frame lies outside the picture.',
  crop_wrong_ratio: 'The frame has to have the ratio 2 : 3.',
  portrait_too_small: 'The photo is too small. The part used needs at least {width} × {height} pixels.',
  signature_blank: 'There is no signature in that picture.',
  file_not_found: 'That file does not exist.',
  file_destroyed: 'That file has been destroyed as the rules require.',
  file_subject_destroyed: 'The files of this person have been destroyed; new ones cannot be stored.',
} satisfies Translation<typeof idRecordingRefusals>;
