import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { headersOf } from '../../http/bind.ts';
import { dateIn, type PublicOffice, publicOffice } from '../../modules/office/index.ts';
import {
  answerByCode,
  loadQuestionnaire,
  profileOf,
  type Questionnaire,
  questionnaireInForce,
  type SurveyCodeState,
  scoresOf,
  surveyAddress,
  surveyCodeState,
} from '../../modules/surveys/index.ts';
import { Refusal } from '../../refusal.ts';
import { codeWithin, kindOfTyped } from '../../typed-code.ts';
import type { PublicDeps } from '../deps.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { pagesOf, type Visit } from '../page/visit.tsx';
import { createSurveyFormKeys, type SurveyDeps } from './survey-keys.ts';
import { serveSurveyKiosk } from './survey-kiosk-routes.tsx';
import { SurveyForm, SurveyForStaff, SurveyRefused, SurveyStart, SurveyThanks } from './survey-page.tsx';

const asked = z.object({ kode: z.string().max(200).optional().catch(undefined) });
const named = z.object({ code: z.string().max(200) });
/** A form that lies open longer is shown again, with every answer in it. */
const formHours = 24;

/** Everything of the survey that needs no account. */
export function serveSurveyPages(app: FastifyInstance, deps: PublicDeps) {
  const surveyDeps = { ...deps, formKeys: createSurveyFormKeys(deps.keys, deps.clock) };
  serveFormPages(app, { path: '/survei', title: (t) => t('publicSurvey.title') }, (scope) => {
    const { get, post } = pagesOf(scope, surveyDeps);
    get('/survei', showStart);
    get('/survei/terima-kasih', showThanks);
    get('/survei/:code', forOpenCode(showQuestions));
    post('/survei/:code', forOpenCode(takeAnswers));
    serveSurveyKiosk(scope, surveyDeps);
  });
}

async function showStart(_deps: SurveyDeps, { request, redirect, page, t }: Visit) {
  const { kode } = asked.parse(request.query);
  const empty = kode !== undefined && kindOfTyped(kode) === 'empty';
  if (kode !== undefined && !empty) {
    return redirect(
      surveyAddress(
        codeWithin(kode)
          .replace(/[^0-9A-Za-z-]/g, '')
          .slice(0, 40) || '-',
      ),
    );
  }
  return page(
    {
      status: empty ? 422 : 200,
      path: '/survei',
      title: t('publicSurvey.title'),
      description: t('publicSurvey.intro'),
    },
    <SurveyStart fault={empty ? t('shared.typed.empty') : undefined} />,
  );
}

const showThanks = (_deps: SurveyDeps, { page, t }: Visit) =>
  page({ path: '/survei/terima-kasih', title: t('publicSurvey.thanks.title') }, <SurveyThanks />);

type OpenCode = Extract<SurveyCodeState, { kind: 'open' }>;

/** A code that opens the questions of an office. */
interface Opened {
  office: PublicOffice;
  typed: string;
  state: OpenCode;
}

type Handler = (deps: SurveyDeps, visit: Visit, opened: Opened) => ReturnType<Visit['page']>;

/** Answers itself to officers who are signed in on this browser, and where the code opens nothing. */
const forOpenCode = (handler: Handler) => async (deps: SurveyDeps, visit: Visit) => {
  const { request, page, t } = visit;
  if ((await deps.authenticate(headersOf(request))) !== null) {
    const title = t('publicSurvey.refused.staffTitle');
    return page({ status: 403, path: '/survei', title }, <SurveyForStaff />);
  }
  const { code: typed } = named.parse(request.params);
  const office = await publicOffice(deps.db);
  const state = await surveyCodeState(deps, office, typed);
  return state.kind === 'open'
    ? handler(deps, visit, { office, typed, state })
    : refuseCode(deps, visit, typed, state);
};

function refuseCode(
  { budget }: SurveyDeps,
  { request, reply, page, t }: Visit,
  typed: string,
  state: Exclude<SurveyCodeState, OpenCode>,
) {
  const gone = state.kind === 'used' || state.kind === 'expired';
  const slow = state.kind === 'unknown' && budget.isSpentBy(request.ip);
  if (slow) reply.header('retry-after', '60');
  const status = slow ? 429 : gone ? 410 : 404;
  const title = t(`publicSurvey.refused.${state.kind}Title`);
  return page({ status, path: '/survei', title }, <SurveyRefused state={state} typed={typed} slow={slow} />);
}

function showForm(
  { formKeys }: SurveyDeps,
  { page, t }: Visit,
  { code, service }: OpenCode,
  questionnaire: Questionnaire,
  back: { status?: number; sent?: Visit['fields']; missing?: readonly string[]; said?: string } = {},
) {
  const { code: questions, ...version } = questionnaire;
  return page(
    { status: back.status ?? 200, path: surveyAddress(code), title: t('publicSurvey.title') },
    <SurveyForm
      code={code}
      formKey={formKeys.keyOf({ holder: code, questionnaire: questions, ...version }, formHours)}
      service={service}
      questionnaire={questionnaire}
      sent={back.sent ?? {}}
      missing={back.missing ?? []}
      said={back.said ?? null}
    />,
  );
}

const inForce = ({ db, clock }: SurveyDeps, { code, zone }: PublicOffice) =>
  questionnaireInForce(db, code, dateIn(zone, clock.now()));

const showQuestions: Handler = async (deps, visit, { office, state }) =>
  showForm(deps, visit, state, await inForce(deps, office));

const takeAnswers: Handler = async (deps, visit, { office, typed, state }) => {
  const { fields: sent, t } = visit;
  const form = deps.formKeys.read(sent.kunci ?? '', state.code);
  if (form === null || !form.isOwn) {
    const said = t(form === null ? 'publicSurvey.form.stale' : 'publicSurvey.form.otherCode');
    return showForm(deps, visit, state, await inForce(deps, office), { status: 409, sent, said });
  }
  // What was asked is what is answered, also when the office has changed its questions meanwhile.
  const questionnaire = await loadQuestionnaire(deps.db, form);
  const { scores, missing } = scoresOf(questionnaire, sent);
  if (missing.length > 0) return showForm(deps, visit, state, questionnaire, { status: 422, sent, missing });
  try {
    await answerByCode(deps, {
      officeCode: office.code,
      code: state.code,
      form: { questionnaire, service: state.service, profile: profileOf(sent), scores },
    });
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'survey_code_used') throw error;
    return refuseCode(deps, visit, typed, { kind: 'used' });
  }
  return visit.redirect('/survei/terima-kasih');
};
