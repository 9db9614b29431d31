import { type Invariants, violating } from './invariant.ts';

/** Responses are whole, answer the questions they were asked, and no sign of an illegal fee has got lost. */
export const surveyInvariants = {
  survey_response_incomplete: violating('surveyResponse')`
      select r.id, r.questionnaire, r.version, min(i.item) as item, count(*) as open
        from survey_responses r
        join survey_items i on i.questionnaire = r.questionnaire and i.version = r.version
       where not exists (select 1 from survey_answers a where a.response_id = r.id and a.item = i.item)
       group by r.id`,
  survey_answer_of_another: violating('surveyResponse')`
      select a.response_id as id, a.item, a.score
        from survey_answers a left join survey_responses r on r.id = a.response_id
       where r.id is null or a.office_code <> r.office_code or a.score not between 1 and 4
          or (a.questionnaire, a.version) <> (r.questionnaire, r.version)
          or not exists (select 1 from survey_items i where i.questionnaire = r.questionnaire
                            and i.version = r.version and i.item = a.item)`,
  survey_flags_differ: violating('office')`
      with paid as (
        select r.office_code, r.day, r.service, r.channel, r.questionnaire, r.version, a.item, a.score, count(*) as answers
          from survey_responses r join survey_answers a on a.response_id = r.id
         where a.score < 4 and exists (select 1 from survey_mappings m where m.questionnaire = r.questionnaire
                 and m.version = r.version and m.item = a.item and m.element = 'U4')
         group by 1, 2, 3, 4, 5, 6, 7, 8),
      raised as (
        select office_code, day, service, channel, questionnaire, version, item, score, count(*) as flags
          from survey_flags group by 1, 2, 3, 4, 5, 6, 7, 8)
      select coalesce(p.office_code, f.office_code) as id, coalesce(p.day, f.day) as day,
             coalesce(p.item, f.item) as item, coalesce(p.answers, 0) as answers, coalesce(f.flags, 0) as flags
        from paid p full join raised f
             using (office_code, day, service, channel, questionnaire, version, item, score)
       where p.answers is distinct from f.flags`,
  survey_setting_unknown: violating('office')`
      select s.office_code as id, s.questionnaire, s.version, s.mapping, s.valid_from as day
        from survey_settings s
       where not exists (select 1 from survey_mappings m where m.questionnaire = s.questionnaire
                            and m.version = s.version and m.mapping = s.mapping)`,
} as const satisfies Partial<Invariants>;
