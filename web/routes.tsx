import { applications } from '../contract/applications/endpoints.ts';
import { calendar } from '../contract/calendar.ts';
import { cards } from '../contract/cards.ts';
import { complaints } from '../contract/complaints/endpoints.ts';
import { agencies, complaintReports, replyTemplates } from '../contract/complaints/office-endpoints.ts';
import { news } from '../contract/news.ts';
import { notifications } from '../contract/notifications/endpoints.ts';
import { queue } from '../contract/queue/endpoints.ts';
import { recordings } from '../contract/recordings.ts';
import { residents } from '../contract/residents.ts';
import { serviceStandards } from '../contract/service-standards.ts';
import { delegations, employees, office } from '../contract/staff.ts';
import { surveys } from '../contract/surveys/endpoints.ts';
import { surveyReports } from '../contract/surveys/report-endpoints.ts';
import type { Screen } from './screens.ts';

/** Every screen, one entry each; the menu follows this order. */
export const screens: readonly Screen[] = [
  {
    path: '',
    load: () => import('./features/applications/home.tsx'),
    needs: applications.work,
    menu: { section: 'work', words: 'shell.nav.home' },
  },
  {
    path: 'permohonan/baru',
    load: () => import('./features/applications/intake.tsx'),
    needs: applications.openIntake,
    menu: { section: 'work', words: 'shell.nav.intake' },
  },
  {
    path: 'permohonan',
    load: () => import('./features/applications/list.tsx'),
    needs: applications.list,
    menu: { section: 'work', words: 'shell.nav.applications' },
  },
  {
    path: 'permohonan/:id',
    load: () => import('./features/applications/case/case.tsx'),
    needs: applications.detail,
  },
  {
    path: 'belum-diambil',
    load: () => import('./features/applications/uncollected.tsx'),
    needs: applications.uncollected,
    menu: { section: 'work', words: 'shell.nav.uncollected' },
  },
  {
    path: 'papan',
    load: () => import('./features/applications/board.tsx'),
    needs: applications.board,
    menu: { section: 'work', words: 'shell.nav.board' },
    bare: true,
  },
  {
    path: 'antrean',
    load: () => import('./features/queue/counter.tsx'),
    needs: queue.board,
    menu: { section: 'work', words: 'queueScreens.menu' },
  },
  {
    path: 'antrean/angka',
    load: () => import('./features/queue/figures.tsx'),
    needs: queue.figures,
    menu: { section: 'work', words: 'queueScreens.figures.title' },
  },
  { path: 'cari', load: () => import('./features/applications/find.tsx'), needs: applications.list },
  {
    path: 'pengaduan',
    load: () => import('./features/complaints/register.tsx'),
    needs: complaints.list,
    menu: { section: 'complaints', words: 'complaintScreens.register.title' },
  },
  {
    path: 'pengaduan/telepon',
    load: () => import('./features/complaints/intake/call.tsx'),
    needs: complaints.takeCall,
    menu: { section: 'complaints', words: 'complaintScreens.menu.call' },
  },
  {
    path: 'pengaduan/baru',
    load: () => import('./features/complaints/intake/booking.tsx'),
    needs: complaints.book,
    menu: { section: 'complaints', words: 'complaintScreens.menu.book' },
  },
  {
    path: 'pengaduan/kotak',
    load: () => import('./features/complaints/intake/box.tsx'),
    needs: complaints.boxOpenings,
    menu: { section: 'complaints', words: 'complaintScreens.menu.box' },
  },
  {
    path: 'pengaduan/kotak/buka',
    load: () => import('./features/complaints/intake/box-open.tsx'),
    needs: complaints.openBox,
  },
  {
    path: 'pengaduan/:id',
    load: () => import('./features/complaints/case/complaint.tsx'),
    needs: complaints.detail,
  },
  {
    path: 'pesan',
    load: () => import('./features/messages/outbox.tsx'),
    needs: notifications.outbox,
    menu: { section: 'complaints', words: 'messageScreens.title' },
  },
  {
    path: 'laporan/pengaduan',
    load: () => import('./features/complaints/reports/report.tsx'),
    needs: complaintReports.figures,
    menu: { section: 'complaints', words: 'complaintReports.menu' },
  },
  {
    path: 'instansi',
    load: () => import('./features/complaints/settings/agencies.tsx'),
    needs: agencies.list,
    menu: { section: 'complaints', words: 'complaintDesk.agencies.title' },
  },
  {
    path: 'templat-jawaban',
    load: () => import('./features/complaints/settings/reply-templates.tsx'),
    needs: replyTemplates.list,
    menu: { section: 'complaints', words: 'complaintDesk.templates.title' },
  },
  {
    path: 'penduduk',
    load: () => import('./features/residents/search.tsx'),
    needs: residents.search,
    menu: { section: 'register', words: 'residentScreens.search.title' },
  },
  {
    path: 'penduduk/:id',
    load: () => import('./features/residents/resident.tsx'),
    needs: residents.detail,
  },
  {
    path: 'perekaman',
    load: () => import('./features/recordings/waiting.tsx'),
    needs: recordings.waiting,
    menu: { section: 'register', words: 'recordings.title' },
  },
  {
    path: 'perekaman/siap-cetak',
    load: () => import('./features/recordings/ready.tsx'),
    needs: recordings.ready,
  },
  {
    path: 'perekaman/:id',
    load: () => import('./features/recordings/recording.tsx'),
    needs: recordings.detail,
  },
  {
    path: 'impor',
    load: () => import('./features/residents/imports.tsx'),
    needs: residents.importRuns,
    menu: { section: 'register', words: 'residentScreens.import.title' },
  },
  {
    path: 'impor/perbedaan',
    load: () => import('./features/residents/import-conflicts.tsx'),
    needs: residents.importConflicts,
  },
  {
    path: 'impor/:id',
    load: () => import('./features/residents/import-run.tsx'),
    needs: residents.importRun,
  },
  {
    path: 'blangko',
    load: () => import('./features/cards/stock.tsx'),
    needs: cards.stock,
    menu: { section: 'stock', words: 'cardScreens.stockMenu' },
  },
  {
    path: 'blangko/pergerakan',
    load: () => import('./features/cards/movements.tsx'),
    needs: cards.movements,
    menu: { section: 'stock', words: 'cards.stock.movementsTitle' },
  },
  {
    path: 'blangko/penutupan',
    load: () => import('./features/cards/closings.tsx'),
    needs: cards.closings,
    menu: { section: 'stock', words: 'cards.stock.closings' },
  },
  {
    path: 'blangko/terima',
    load: () => import('./features/cards/receive.tsx'),
    needs: cards.receiveDelivery,
  },
  { path: 'blangko/serahkan', load: () => import('./features/cards/issue.tsx'), needs: cards.issueBlanks },
  {
    path: 'blangko/kembalikan',
    load: () => import('./features/cards/return.tsx'),
    needs: cards.returnBlanks,
  },
  { path: 'blangko/rusak', load: () => import('./features/cards/spoil.tsx'), needs: cards.spoilBlank },
  { path: 'blangko/tutup', load: () => import('./features/cards/close-day.tsx'), needs: cards.closeDay },
  { path: 'blangko/seri/:serial', load: () => import('./features/cards/blank.tsx'), needs: cards.blank },
  {
    path: 'situs/berita',
    load: () => import('./features/news/list.tsx'),
    needs: news.list,
    menu: { section: 'site', words: 'newsScreens.title' },
  },
  { path: 'situs/berita/baru', load: () => import('./features/news/new-item.tsx'), needs: news.create },
  { path: 'situs/berita/:id', load: () => import('./features/news/item.tsx'), needs: news.detail },
  {
    path: 'standar',
    load: () => import('./features/service-standards/list.tsx'),
    needs: serviceStandards.list,
    menu: { section: 'site', words: 'standardScreens.title' },
  },
  {
    path: 'standar/:id',
    load: () => import('./features/service-standards/version.tsx'),
    needs: serviceStandards.detail,
  },
  {
    path: 'standar/:id/ubah',
    load: () => import('./features/service-standards/edit.tsx'),
    needs: serviceStandards.save,
  },
  {
    path: 'laporan/survei',
    load: () => import('./features/surveys/report.tsx'),
    needs: surveyReports.figures,
    menu: { section: 'site', words: 'surveyScreens.report.menu' },
  },
  {
    path: 'survei/kios',
    load: () => import('./features/surveys/kiosks.tsx'),
    needs: surveys.kiosks,
    menu: { section: 'site', words: 'surveyScreens.kiosks.title' },
  },
  {
    path: 'survei/kuesioner',
    load: () => import('./features/surveys/settings.tsx'),
    needs: surveys.settings,
    menu: { section: 'site', words: 'surveyScreens.settings.title' },
  },
  {
    path: 'kantor',
    load: () => import('./features/office/office.tsx'),
    needs: office.get,
    menu: { section: 'office', words: 'shell.sections.office' },
  },
  {
    path: 'antrean/loket',
    load: () => import('./features/queue/settings.tsx'),
    needs: queue.setHours,
    menu: { section: 'office', words: 'queueScreens.settings.title' },
  },
  {
    path: 'kalender',
    load: () => import('./features/calendar/calendar.tsx'),
    needs: calendar.year,
    menu: { section: 'office', words: 'calendar.title' },
  },
  {
    path: 'pegawai',
    load: () => import('./features/staff/employees.tsx'),
    needs: employees.list,
    menu: { section: 'office', words: 'staff.accounts.title' },
  },
  { path: 'pegawai/baru', load: () => import('./features/staff/new-employee.tsx'), needs: employees.create },
  { path: 'pegawai/:id', load: () => import('./features/staff/employee.tsx'), needs: employees.get },
  {
    path: 'pelimpahan',
    load: () => import('./features/staff/delegations.tsx'),
    needs: delegations.list,
    menu: { section: 'office', words: 'staff.delegations.title' },
  },
  {
    path: 'pelimpahan/baru',
    load: () => import('./features/staff/new-delegation.tsx'),
    needs: delegations.create,
  },
  { path: 'kata-sandi', load: () => import('./shell/password.tsx') },
];
