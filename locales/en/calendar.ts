import type {
  calendarRefusals as refusalsInIndonesian,
  calendar as wordsInIndonesian,
} from '../id/calendar.ts';
import type { Translation } from '../translation.ts';

/** The office's calendar: holidays, working days, due dates. */
export const calendar: Translation<typeof wordsInIndonesian> = {
  title: 'Working calendar',
  intro:
    'Working days are Monday to Friday without the days listed here. Complaints fall due by this calendar; when it changes, due dates that are still running change with it.',
  previousYear: 'Previous year',
  nextYear: 'Next year',
  kinds: {
    libur_nasional: 'Public holiday',
    cuti_bersama: 'Collective leave',
    dispensasi_daerah: 'Regional leave',
  },
  kind: 'Kind of day',
  name: 'Name of the day',
  decree: 'Number of the decree or circular',
  circular: 'Number of the circular (SE)',
  summary: '{workingDays} working days, version {version}',
  notLoaded: 'The holidays of {year} are not loaded. Due dates in this year are tentative.',
  noDays: 'No holiday of {year} is recorded yet.',
  weekend: 'weekend',
  doesNotCount: 'still a working day',
  stopsClock: 'Stops the count',
  runsOn: 'Counts as a working day',
  switches: 'What stops the count of working days',
  switchesIntro: 'Set by the head of office. To depart from the general rule takes the number of a circular.',
  turnOn: 'Stop the count',
  turnOff: 'Count as working days',
  switchText:
    '{kind} from now on {stops, select, yes {no longer counts as a working day} other {counts as a working day}}. Due dates of complaints that are still running are computed anew.',
  addDay: 'Add a day',
  addDayText: 'By a decree or circular that has been published.',
  removeDay: 'Remove the day',
  removeDayText: '{name}, {date}, no longer holds. The older version is kept.',
  loadYear: 'Load the year {year}',
  loadBundledText:
    'The holidays of {year}, from the joint decree that comes with Lontar, are loaded into this office’s calendar.',
  enterYear: 'Enter another year',
  enterYearText:
    'One day a line as in the decree: date, kind (LN for a public holiday, CB for collective leave), name; separated by semicolons. For example: 2028-01-01; LN; Tahun Baru 2028 Masehi',
  yearLines: 'Holidays',
  lineNotRead: 'Line {line} could not be read. Write: 2028-01-01; LN; name of the day',
  suggestions: 'Possible days of regional leave',
  suggestionsIntro:
    'Regional feasts that fall on working days. They count for nothing until they are entered with the number of a circular.',
  enterSuggestions: 'Enter the chosen days',
  wouldMove:
    '{count, plural, =0 {No complaint would be due on another date.} one {# complaint would be due on another date.} other {# complaints would be due on another date.}}',
  moved:
    '{count, plural, =0 {Saved. No complaint is due on another date.} one {Saved. # complaint is due on another date.} other {Saved. # complaints are due on another date.}}',
  preview: 'See what it would do',
  versions: 'History of the calendar',
  version: 'Version {version}',
  causes: {
    initial: 'First calendar',
    days_added: 'Days added',
    day_removed: 'Day removed',
    year_loaded: 'Year loaded',
    switch_set: 'Setting changed',
  },
  fromTheStart: 'With this office',
  by: '{at}, {name}',
  alarm: {
    title: 'The holidays of {year} are not loaded.',
    text: 'Due dates of complaints in {year} are tentative. The administrator loads the joint decree on the page Working calendar.',
    open: 'Open the working calendar',
  },
  command: {
    due: 'Received {from}, {days} working days: {due}',
    tentative: 'Tentative: the holidays of a year on the way are not loaded.',
    bundled: 'By the joint decrees that come with Lontar.',
    office: 'By the calendar of office {office}, version {version}.',
  },
};

export const calendarRefusals: Translation<typeof refusalsInIndonesian> = {
  holiday_exists: 'There is a day of this kind on {date} already.',
  holiday_given_twice: '{date} is written twice for the same kind.',
  holiday_unknown: 'This day does not exist or has been removed from the calendar.',
  holiday_outside_year: '{date} is not part of the year {year}.',
  calendar_year_incomplete:
    'The year {year} would have only {found} holidays and days of collective leave; the fewest is {fewest}. The list seems to be cut off. Please check the decree.',
  calendar_year_not_bundled:
    'The holidays of {year} do not come with Lontar. Please enter them from the joint decree.',
  calendar_year_loaded: 'The holidays of {year} are loaded already.',
  calendar_decree_missing: 'Please give the number of the decree or circular by which this is done.',
  calendar_switch_unchanged: 'It is set so already.',
  due_date_not_valid: 'There is no date “{date}”. Write it like 2026-03-13.',
  due_days_not_valid: '“{days}” cannot be counted. Write a whole number from 0 to {most}.',
};
