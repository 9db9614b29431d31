import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
import { type HttpDeps, headersOf } from '../../http/bind.ts';
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
import type { PublicSiteSettings } from '../deps.ts';
import { createFormKeys, type FormKeys } from '../forms/form-keys.ts';
import { serveFormPages } from '../forms/form-pages.tsx';
import { createLookupBudget, type LookupBudget } from '../forms/lookup-budget.ts';
import { shortForm } from '../forms/receive-form.ts';
import { inLanguage, localeAsked, open, page } from '../page/page-reply.tsx';
import { createSurveyFormKeys, type SurveyFormKeys } from './survey-keys.ts';
import { serveKiosk } from './survey-kiosk-routes.tsx';
import { SurveyForm, SurveyForStaff, SurveyRefused, SurveyStart, SurveyThanks } from './survey-page.tsx';

export interface SurveyDeps extends HttpDeps {
  keys: FormKeys;
  formKeys: SurveyFormKeys;
  budget: LookupBudget;
  https: boolean;
}

const asked = z.object({ kode: z.string().max(200).optional().catch(undefined) });
const named = z.object({ code: z.string().max(200) });
/** A form that lies open longer is shown again, with every answer in it. */
const formHours = 24;

/** Everything of the survey that needs no account. */
export function serveSurveyPages(app: FastifyInstance, http: HttpDeps, door: PublicSiteSettings) {
  const keys = createFormKeys(door.secret);
  const deps: SurveyDeps = {
    ...http,
    keys,
    formKeys: createSurveyFormKeys(keys, http.clock),
    budget: createLookupBudget(http.clock),
    https: door.https,
  };
  serveFormPages(app, { path: '/survei', title: (t) => t('publicSurvey.title') }, (scope) => {
    serveStart(scope, deps);
    serveForm(scope, deps);
    serveKiosk(scope, deps);
  });
}

/** The page for a signed-in officer, or null when nobody of the office is signed in on this browser. */
async function refusedStaff(deps: SurveyDeps, request: FastifyRequest, reply: FastifyReply, locale: Locale) {
  if ((await deps.authenticate(headersOf(request))) === null) return null;
  const office = await publicOffice(deps.db);
  void reply.code(403);
  const title = translatorFor(locale)('publicSurvey.refused.staffTitle');
  return page(
    reply,
    { locale, path: '/survei', title, officeName: office.name },
    <SurveyForStaff locale={locale} />,
  );
}

function serveStart(app: FastifyInstance, deps: SurveyDeps) {
  app.get('/survei', open, async (request, reply) => {
    const locale = localeAsked(request);
    const { kode } = asked.parse(request.query);
    if (kode !== undefined && kode.trim() !== '') {
      const code = kode.replace(/[^0-9A-Za-z]/g, '').slice(0, 40) || '-';
      return reply.redirect(inLanguage(surveyAddress(code), locale), 303);
    }
    const office = await publicOffice(deps.db);
    const t = translatorFor(locale);
    return page(
      reply,
      {
        locale,
        path: '/survei',
        title: t('publicSurvey.title'),
        officeName: office.name,
        description: t('publicSurvey.intro'),
      },
      <SurveyStart locale={locale} />,
    );
  });

  app.get('/survei/terima-kasih', open, async (request, reply) => {
    const locale = localeAsked(request);
    const office = await publicOffice(deps.db);
    const title = translatorFor(locale)('publicSurvey.thanks.title');
    return page(
      reply,
      { locale, path: '/survei/terima-kasih', title, officeName: office.name },
      <SurveyThanks locale={locale} />,
    );
  });
}

type OpenCode = Extract<SurveyCodeState, { kind: 'open' }>;

function serveForm(app: FastifyInstance, deps: SurveyDeps) {
  function showForm(
    reply: FastifyReply,
    { locale, office, state }: { locale: Locale; office: PublicOffice; state: OpenCode },
    questionnaire: Questionnaire,
    back: { sent: Readonly<Record<string, string>>; missing: readonly string[]; said: string | null },
  ) {
    const title = translatorFor(locale)('publicSurvey.title');
    const { code: questions, ...version } = questionnaire;
    return page(
      reply,
      { locale, path: surveyAddress(state.code), title, officeName: office.name },
      <SurveyForm
        locale={locale}
        code={state.code}
        formKey={deps.formKeys.keyOf({ holder: state.code, questionnaire: questions, ...version }, formHours)}
        service={state.service}
        questionnaire={questionnaire}
        {...back}
      />,
    );
  }

  function refuseCode(
    request: FastifyRequest,
    reply: FastifyReply,
    { locale, office, typed }: { locale: Locale; office: PublicOffice; typed: string },
    state: Exclude<SurveyCodeState, OpenCode>,
  ) {
    const gone = state.kind === 'used' || state.kind === 'expired';
    const slow = state.kind === 'unknown' && deps.budget.isSpentBy(request.ip);
    if (slow) void reply.header('retry-after', '60');
    void reply.code(slow ? 429 : gone ? 410 : 404);
    const title = translatorFor(locale)(`publicSurvey.refused.${state.kind}Title`);
    return page(
      reply,
      { locale, path: '/survei', title, officeName: office.name },
      <SurveyRefused locale={locale} zone={office.zone} state={state} typed={typed} slow={slow} />,
    );
  }

  const today = ({ zone }: PublicOffice) => dateIn(zone, deps.clock.now());

  app.get('/survei/:code', open, async (request, reply) => {
    const locale = localeAsked(request);
    const staff = await refusedStaff(deps, request, reply, locale);
    if (staff !== null) return staff;
    const { code: typed } = named.parse(request.params);
    const office = await publicOffice(deps.db);
    const state = await surveyCodeState(deps, office, typed);
    if (state.kind !== 'open') return refuseCode(request, reply, { locale, office, typed }, state);
    const questionnaire = await questionnaireInForce(deps.db, office.code, today(office));
    return showForm(reply, { locale, office, state }, questionnaire, { sent: {}, missing: [], said: null });
  });

  app.post('/survei/:code', open, async (request, reply) => {
    const sent = shortForm(request);
    const locale = localeAsked(request, sent);
    const t = translatorFor(locale);
    const staff = await refusedStaff(deps, request, reply, locale);
    if (staff !== null) return staff;
    const { code: typed } = named.parse(request.params);
    const office = await publicOffice(deps.db);
    const state = await surveyCodeState(deps, office, typed);
    if (state.kind !== 'open') return refuseCode(request, reply, { locale, office, typed }, state);

    const form = deps.formKeys.read(sent.kunci ?? '', state.code);
    if (form === null || !form.mine) {
      void reply.code(409);
      const said = t(form === null ? 'publicSurvey.form.stale' : 'publicSurvey.form.otherCode');
      const questionnaire = await questionnaireInForce(deps.db, office.code, today(office));
      return showForm(reply, { locale, office, state }, questionnaire, { sent, missing: [], said });
    }
    // What was asked is what is answered, also when the office has changed its questions meanwhile.
    const questionnaire = await loadQuestionnaire(deps.db, form);
    const { scores, missing } = scoresOf(questionnaire, sent);
    if (missing.length > 0) {
      void reply.code(422);
      return showForm(reply, { locale, office, state }, questionnaire, { sent, missing, said: null });
    }
    try {
      await answerByCode(deps, {
        officeCode: office.code,
        code: state.code,
        form: { questionnaire, service: state.service, profile: profileOf(sent), scores },
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'survey_code_used') throw error;
      return refuseCode(request, reply, { locale, office, typed }, { kind: 'used' });
    }
    return reply.redirect(inLanguage('/survei/terima-kasih', locale), 303);
  });
}
