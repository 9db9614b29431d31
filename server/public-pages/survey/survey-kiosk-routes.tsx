import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { surveyServices } from '../../../contract/surveys/terms.ts';
import type { Clock } from '../../context.ts';
import { headersOf } from '../../http/bind.ts';
import { dateIn, getOffice, publicOffice } from '../../modules/office/index.ts';
import {
  answerAtKiosk,
  findKiosk,
  type Kiosk,
  loadQuestionnaire,
  pairDevice,
  profileOf,
  type Questionnaire,
  questionnaireInForce,
  scoresOf,
} from '../../modules/surveys/index.ts';
import { cookieOf } from '../forms/cookies.ts';
import { fixedFile, serveFixedFiles } from '../page/fixed-files.ts';
import { renderFor } from '../page/reader.tsx';
import { screenStyle } from '../page/style-sheet.ts';
import { pagesOf, sendPrivate, type Visit } from '../page/visit.tsx';
import type { SurveyDeps } from './survey-keys.ts';
import style from './survey-kiosk.css?raw';
import { KioskForm, KioskThanks, kioskPath, PairingPage, SurveyKioskScreen } from './survey-kiosk-page.tsx';
import script from './survey-kiosk-script.ts?script';
import { SurveyForStaff } from './survey-page.tsx';

const kioskCookie = 'lontar.kios';
const kioskId = z.uuid();
/** Until somebody stops it: a tablet is paired once. */
const cookieDays = 365;
/** A tablet without network may hand in answers of the last days; forms that were taken in are remembered as long. */
const formHours = 7 * 24;
const betweenAnswersMs = 60_000;
/** Without the script a person reads fourteen questions on one page. */
const refreshOf = { form: 300, thanks: 10 };

/** One set of answers a minute from one tablet, kept in memory: nothing stored says when somebody stood there. */
function createPace(clock: Clock) {
  const last = new Map<string, number>();
  return {
    /** False within a minute of the answers before. */
    take(kioskId: string): boolean {
      const now = clock.now().getTime();
      if (now - (last.get(kioskId) ?? Number.NEGATIVE_INFINITY) < betweenAnswersMs) return false;
      last.set(kioskId, now);
      return true;
    },
    forget: (kioskId: string) => void last.delete(kioskId),
  };
}

const styleFile = screenStyle(style);
const scriptFile = fixedFile(script, 'js');

interface KioskDeps extends SurveyDeps {
  pace: ReturnType<typeof createPace>;
}

/** The tablet in the hall: paired by a code, with a cookie that opens nothing but the survey. */
export function serveSurveyKiosk(app: FastifyInstance, deps: SurveyDeps) {
  serveFixedFiles(app, [styleFile, scriptFile]);
  const { get, post } = pagesOf(app, { ...deps, pace: createPace(deps.clock) });
  get(kioskPath, forPairedTablet(showQuestions));
  post(kioskPath, forPairedTablet(takeAnswers));
  get(`${kioskPath}/terima-kasih`, showThanks);
  post(`${kioskPath}/pasang`, pair);
}

function send(
  { reply, locale }: Visit,
  screen: { status?: number; office: { name: string }; refresh?: number; script?: string },
  children: ReactNode,
) {
  const { status = 200, office, ...rest } = screen;
  const page = (
    <SurveyKioskScreen officeName={office.name} styleSheet={styleFile.address} {...rest}>
      {children}
    </SurveyKioskScreen>
  );
  return sendPrivate(reply.code(status), renderFor({ language: locale, zone: 'UTC' }, page));
}

async function kioskOf({ keys, clock, db }: KioskDeps, request: FastifyRequest): Promise<Kiosk | null> {
  const sent = cookieOf(request, kioskCookie);
  const id = sent === null ? null : keys.opened(kioskCookie, sent, clock.now());
  return id === null || !kioskId.safeParse(id).success ? null : findKiosk(db, id);
}

const isStaff = async ({ authenticate }: KioskDeps, { request }: Visit) =>
  (await authenticate(headersOf(request))) !== null;

const refuseStaff = async ({ db }: KioskDeps, visit: Visit) =>
  send(visit, { status: 403, office: await publicOffice(db) }, <SurveyForStaff />);

type Handler = (deps: KioskDeps, visit: Visit, kiosk: Kiosk) => Promise<FastifyReply>;

/** Answers itself where there is no tablet, or an officer is signed in on it. */
const forPairedTablet = (handler: Handler) => async (deps: KioskDeps, visit: Visit) => {
  const kiosk = await kioskOf(deps, visit.request);
  if (await isStaff(deps, visit)) return refuseStaff(deps, visit);
  if (kiosk !== null) return handler(deps, visit, kiosk);
  return send(visit, { status: 403, office: await publicOffice(deps.db) }, <PairingPage wrong={null} />);
};

async function showForm(
  { db, formKeys }: KioskDeps,
  visit: Visit,
  kiosk: Kiosk,
  questionnaire: Questionnaire,
  back: { status?: number; missing?: readonly string[]; said?: string } = {},
) {
  const { code, version, mapping } = questionnaire;
  const handedOut = { holder: kiosk.id, questionnaire: code, version, mapping };
  return send(
    visit,
    {
      status: back.status ?? 200,
      office: await getOffice(db, kiosk.officeCode),
      refresh: refreshOf.form,
      script: scriptFile.address,
    },
    <KioskForm
      formKey={formKeys.keyOf(handedOut, formHours)}
      sending={randomUUID()}
      questionnaire={questionnaire}
      sent={visit.fields}
      missing={back.missing ?? []}
      said={back.said ?? null}
    />,
  );
}

async function inForce({ db, clock }: KioskDeps, { officeCode }: Kiosk): Promise<Questionnaire> {
  const { zone } = await getOffice(db, officeCode);
  return questionnaireInForce(db, officeCode, dateIn(zone, clock.now()));
}

const showQuestions: Handler = async (deps, visit, kiosk) =>
  showForm(deps, visit, kiosk, await inForce(deps, kiosk));

const takeAnswers: Handler = async (deps, visit, kiosk) => {
  const { request, reply, fields: sent, t } = visit;
  const form = deps.formKeys.read(sent.kunci ?? '', kiosk.id);
  const sending = sent.kiriman ?? '';
  if (form === null || !form.isOwn || !/^[0-9a-f-]{36}$/.test(sending)) {
    const said = t('publicSurvey.kiosk.stale');
    return showForm(deps, visit, kiosk, await inForce(deps, kiosk), { status: 409, said });
  }
  const questionnaire = await loadQuestionnaire(deps.db, form);
  const service = surveyServices.find((known) => known === sent.layanan);
  const { scores, missing } = scoresOf(questionnaire, sent);
  if (service === undefined || missing.length > 0) {
    const unanswered = service === undefined ? ['layanan', ...missing] : missing;
    return showForm(deps, visit, kiosk, questionnaire, { status: 422, missing: unanswered });
  }
  if (!deps.pace.take(kiosk.id)) {
    reply.header('retry-after', '60');
    const said = t('publicSurvey.kiosk.tooSoon');
    return showForm(deps, visit, kiosk, questionnaire, { status: 429, said });
  }
  try {
    const profile = profileOf(sent);
    await answerAtKiosk(deps, { kiosk, sending, form: { questionnaire, service, profile, scores } });
  } catch (error) {
    deps.pace.forget(kiosk.id);
    throw error;
  }
  if (request.headers.accept === 'application/json') return reply.code(204).send();
  return visit.redirect(`${kioskPath}/terima-kasih`);
};

const showThanks = async ({ db }: KioskDeps, visit: Visit) =>
  send(
    visit,
    { office: await publicOffice(db), refresh: refreshOf.thanks },
    <section id="terima-kasih">
      <KioskThanks />
    </section>,
  );

async function pair(deps: KioskDeps, visit: Visit) {
  const { request, reply, fields, redirect, t } = visit;
  if (await isStaff(deps, visit)) return refuseStaff(deps, visit);
  const id = await pairDevice(deps, fields.kode ?? '');
  if (id === null) {
    const slow = deps.budget.isSpentBy(request.ip);
    const wrong = t(slow ? 'publicSurvey.refused.slow' : 'publicSurvey.kiosk.wrongCode');
    const office = await publicOffice(deps.db);
    return send(visit, { status: slow ? 429 : 404, office }, <PairingPage wrong={wrong} />);
  }
  const seconds = cookieDays * 24 * 60 * 60;
  const value = deps.keys.sealed(kioskCookie, id, new Date(deps.clock.now().getTime() + seconds * 1000));
  reply.header(
    'set-cookie',
    `${kioskCookie}=${value}; Path=${kioskPath}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${deps.https ? '; Secure' : ''}`,
  );
  return redirect(kioskPath);
}
