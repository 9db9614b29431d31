import { type Invariants, violating } from './invariant.ts';

/** News beside its own history: nothing is public, or gone, that nobody published or took down. */
export const newsInvariants = {
  news_without_event: violating('news')`
      select n.id, n.slug, n.version, h.events
        from news_items n cross join lateral (
          select count(*) as events, coalesce(max(e.version), 0) as latest from news_events e where e.news_id = n.id
        ) h where h.events <> n.version or h.latest <> n.version`,
  news_events_backwards: violating('news')`
      select n.id, n.slug, e.version
        from news_items n join news_events e on e.news_id = n.id
        join news_events b on b.news_id = e.news_id and b.version = e.version - 1 where e.at < b.at`,
  // What was archived before its time never was public, and has no time any more.
  news_publication_differs: violating('news')`
      select n.id, n.slug, n.version
        from news_items n left join lateral (
          select e.event, e.version, e.publish_at from news_events e
           where e.news_id = n.id and e.event in ('published', 'scheduled', 'unscheduled')
           order by e.version desc limit 1
        ) p on true
       where n.publish_at is distinct from case when exists (
               select from news_events a where a.news_id = n.id and a.event = 'archived' and a.version > p.version
                  and a.at < p.publish_at) then null else p.publish_at end`,
  news_archive_differs: violating('news')`
      select n.id, n.slug, n.version
        from news_items n left join lateral (
          select e.event, e.at from news_events e where e.news_id = n.id and e.event in ('archived', 'restored')
           order by e.version desc limit 1
        ) a on true
       where n.archived_at is distinct from case a.event when 'archived' then a.at end`,
  news_image_differs: violating('news')`
      select n.id, n.slug, n.version
        from news_items n left join news_images i on i.news_id = n.id left join lateral (
          select e.event from news_events e where e.news_id = n.id and e.event in ('image_set', 'image_removed')
           order by e.version desc limit 1
        ) s on true
       where (i.id is not null) <> (coalesce(s.event, 'image_removed') = 'image_set')`,
} as const satisfies Partial<Invariants>;
