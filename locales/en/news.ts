import type {
  newsFindings as findingsInIndonesian,
  newsRefusals as refusalsInIndonesian,
  newsScreens as screensInIndonesian,
  news as wordsInIndonesian,
} from '../id/news.ts';
import type { Translation } from '../translation.ts';

/** News of the office as residents read it. */
export const news: Translation<typeof wordsInIndonesian> = {
  title: 'News',
  intro: 'From {office}: services, opening days and what you should know.',
  none: 'There is no news yet.',
  publishedOn: 'Published {date}',
  updatedOn: 'updated {date}',
  feed: 'Subscribe to the news (Atom)',
  feedHelp: 'A news reader can open this address.',
  all: 'All news',
  pages: 'Pages of news',
  newer: 'Newer news',
  older: 'Older news',
  pageOf: 'Page {page} of {pages}',
  onlyIndonesian: 'This item is available in Indonesian only.',
  notFoundTitle: 'There is no such item',
  notFound: 'The address may have been mistyped. All news of the office is in the list.',
  goneTitle: 'This item has been archived',
  gone: 'This item was published once, no longer holds, and is not shown any more. What still holds is in the list.',
  noPageTitle: 'There is no such page of news',
  previewNote: 'Preview. The public cannot read this yet.',
};

/** Writing them. */
export const newsScreens: Translation<typeof screensInIndonesian> = {
  title: 'News',
  intro:
    'News on the public site of this office. What is scheduled is published by itself when its time comes.',
  newItem: 'Write an item',
  newTitle: 'New item',
  stateCount: '{state} ({count})',
  none: 'There is no news here.',
  states: {
    draft: 'Draft',
    scheduled: 'Scheduled',
    published: 'Published',
    archived: 'Archived',
  },
  columns: {
    languages: 'Languages',
    changed: 'Last worked on',
  },
  bothLanguages: 'Indonesian, English',
  withImage: 'with picture',
  more: 'Next page',
  previous: 'Previous page',
  indonesian: 'Indonesian',
  english: 'English',
  englishHelp: 'May stay empty. If written, then all three: title, summary and text.',
  fields: {
    summary: 'Summary',
    summaryHelp: 'One or two sentences; shown in the list and on the start page.',
  },
  markup: {
    title: 'How to write the text',
    paragraph: 'An empty line separates paragraphs.',
    list: 'Lines that begin with a hyphen become a list:',
    listExample: '- Original family card',
    heading: 'A line that begins with ## becomes a subheading:',
    headingExample: '## Opening days',
    link: 'A link is written with its words and its address (https, mailto or tel):',
    linkExample: '[Service standard](https://contoh.go.id/layanan)',
    rest: 'Everything else is shown as it stands.',
  },
  write: 'Write',
  preview: 'Preview',
  previewOf: 'Preview of the item, as the public reads it',
  previewWide: 'Wide',
  previewNarrow: 'Phone',
  actions: {
    publish: 'Publish',
    unschedule: 'Cancel the schedule',
    archive: 'Archive',
    restore: 'Put back',
  },
  publish: {
    text: 'Once published, the address of this item stays and anybody can read it.',
    when: 'Publication',
    now: 'Now',
    later: 'At a set time',
    time: 'Time ({zone})',
    incomplete: 'Give the date and the time.',
    schedule: 'Schedule',
  },
  unscheduleText: 'This item becomes a draft again and is not published until somebody publishes it.',
  archiveText: {
    draft: 'This draft is kept in the archive and can be put back.',
    scheduled: 'Its schedule is cancelled; the item is kept in the archive and can be put back as a draft.',
    published:
      'The public can no longer read this item. Whoever opens its address reads that it has been archived. It can be put back.',
  },
  restoreText: {
    public: 'This item is published again under its first date, {date}.',
    draft: 'This item becomes a draft again.',
  },
  publicAddress: 'Address',
  openPublic: 'Open the public page',
  willPublishAt: 'Will be published',
  changedAt: 'Content last changed',
  image: {
    title: 'Picture',
    none: 'No picture yet. None is required.',
    saveFirst: 'Save the item first, then add its picture.',
    choose: 'Choose a picture',
    replace: 'Replace the picture',
    describe: 'Change the alternative text',
    remove: 'Remove the picture',
    removeText: 'This picture is removed from the item. This cannot be undone.',
    file: 'Picture file',
    fileHelp:
      'JPEG, PNG or WebP, at most {limit} MB. It is made smaller and what the camera noted is dropped.',
    noFile: 'No file is chosen yet.',
    alt: 'Alternative text',
    altHelp: 'What can be seen in the picture, for readers who do not see it. Required.',
    altEnglish: 'Alternative text in English',
    facts: '{width} × {height} pixels, {size} kB',
  },
  stale: {
    text: 'What you wrote is still on this screen. Compare it with the newest version, then save yours over it or discard it.',
    openNewest: 'See the newest version',
    overwrite: 'Save what I wrote',
    discard: 'Use the newest version',
  },
  events: {
    created: 'Written',
    edited: 'Changed',
    image_set: 'Picture added',
    image_described: 'Alternative text changed',
    image_removed: 'Picture removed',
    published: 'Published',
    scheduled: 'Scheduled for {date}',
    unscheduled: 'Schedule cancelled',
    archived: 'Archived',
    restored: 'Put back',
  },
};

export const newsRefusals: Translation<typeof refusalsInIndonesian> = {
  news_unknown: 'There is no such item.',
  news_image_unknown: 'There is no such picture.',
  news_changed_meanwhile: 'This item was changed by {by} after you had opened it. Nothing was saved.',
  news_not_in_draft: 'This item is still a draft; that cannot be done with it.',
  news_not_in_scheduled: 'This item is scheduled; cancel its schedule first.',
  news_not_in_published: 'This item is published; that can no longer be done with it.',
  news_not_in_archived: 'This item is archived; put it back first.',
  news_incomplete: 'This item is not complete enough for the public.',
  news_time_passed: 'That time has passed. Choose one to come, or publish now.',
};

export const newsFindings: Translation<typeof findingsInIndonesian> = {
  news_summary_missing: 'The summary in Indonesian is missing.',
  news_body_missing: 'The text in Indonesian is missing.',
  news_english_incomplete:
    'The English is there in part only: write its title, summary and text, or leave all three empty.',
};
