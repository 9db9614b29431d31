import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { z } from 'zod';
import { brandStyles } from '../../../brand/css.ts';
import { highContrast } from '../../../brand/tokens.ts';
import { surveyServices } from '../../../contract/surveys/terms.ts';
import { type Locale, translatorFor } from '../../../locales/translator.ts';
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
import { shortForm } from '../forms/receive-form.ts';
import { fixedFile, serveFixedFiles } from '../page/fixed-file.ts';
import { inLanguage, localeAsked, open } from '../page/page-reply.tsx';
import { webFontAddress } from '../page/web-font.ts';
import style from './survey-kiosk.css?raw';
import { KioskForm, KioskThanks, kioskPath, PairingPage, renderKiosk } from './survey-kiosk-page.tsx';
import script from './survey-kiosk-script.ts?script';
import { SurveyForStaff } from './survey-page.tsx';
import type { SurveyDeps } from './survey-routes.tsx';

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
    giveBack: (kioskId: string) => void last.delete(kioskId),
  };
}

/** The tablet in the hall: paired by a code, with a cookie that opens nothing but the survey. */
export function serveKiosk(app: FastifyInstance, deps: SurveyDeps) {
  const styleFile = fixedFile(`${brandStyles(webFontAddress, highContrast)}${style}`, 'css');
  const scriptFile = fixedFile(script, 'js');
  serveFixedFiles(app, [styleFile, scriptFile]);
  const pace = createPace(deps.clock);

  function send(
    reply: FastifyReply,
    frame: { locale: Locale; officeName: string; refresh?: number; script?: boolean },
    children: ReactNode,
  ) {
    const { refresh, ...rest } = frame;
    const html = renderKiosk(
      {
        locale: rest.locale,
        officeName: rest.officeName,
        styleSheet: styleFile.address,
        ...(rest.script === true && { script: scriptFile.address }),
        ...(refresh !== undefined && { refresh: { seconds: refresh } }),
      },
      children,
    );
    return reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html);
  }

  async function kioskOf(request: FastifyRequest): Promise<Kiosk | null> {
    const sent = cookieOf(request, kioskCookie);
    const id = sent === null ? null : deps.keys.opened(kioskCookie, sent, deps.clock.now());
    return id === null || !kioskId.safeParse(id).success ? null : findKiosk(deps.db, id);
  }

  /** Answers instead of the page where there is no tablet, or an officer is signed in on it. */
  async function refused(request: FastifyRequest, reply: FastifyReply, locale: Locale, kiosk: Kiosk | null) {
    const signedIn = await deps.authenticate(headersOf(request));
    if (signedIn === null && kiosk !== null) return null;
    const { name: officeName } = await publicOffice(deps.db);
    void reply.code(403);
    return send(
      reply,
      { locale, officeName },
      signedIn === null ? <PairingPage locale={locale} wrong={null} /> : <SurveyForStaff locale={locale} />,
    );
  }

  async function showForm(
    reply: FastifyReply,
    { locale, kiosk }: { locale: Locale; kiosk: Kiosk },
    questionnaire: Questionnaire,
    back: { sent?: Readonly<Record<string, string>>; missing?: readonly string[]; said?: string } = {},
  ) {
    const { name: officeName } = await getOffice(deps.db, kiosk.officeCode);
    const { code, version, mapping } = questionnaire;
    return send(
      reply,
      { locale, officeName, refresh: refreshOf.form, script: true },
      <KioskForm
        locale={locale}
        formKey={deps.formKeys.keyOf({ holder: kiosk.id, questionnaire: code, version, mapping }, formHours)}
        sending={randomUUID()}
        questionnaire={questionnaire}
        sent={back.sent ?? {}}
        missing={back.missing ?? []}
        said={back.said ?? null}
      />,
    );
  }

  async function inForce(kiosk: Kiosk): Promise<Questionnaire> {
    const { zone } = await getOffice(deps.db, kiosk.officeCode);
    return questionnaireInForce(deps.db, kiosk.officeCode, dateIn(zone, deps.clock.now()));
  }

  app.get(kioskPath, open, async (request, reply) => {
    const locale = localeAsked(request);
    const kiosk = await kioskOf(request);
    const instead = await refused(request, reply, locale, kiosk);
    if (instead !== null || kiosk === null) return instead;
    return showForm(reply, { locale, kiosk }, await inForce(kiosk));
  });

  app.post(kioskPath, open, async (request, reply) => {
    const sent = shortForm(request);
    const locale = localeAsked(request, sent);
    const t = translatorFor(locale);
    const kiosk = await kioskOf(request);
    const instead = await refused(request, reply, locale, kiosk);
    if (instead !== null || kiosk === null) return instead;

    const form = deps.formKeys.read(sent.kunci ?? '', kiosk.id);
    const sending = sent.kiriman ?? '';
    if (form === null || !form.mine || !/^[0-9a-f-]{36}$/.test(sending)) {
      void reply.code(409);
      const said = t('publicSurvey.kiosk.stale');
      return showForm(reply, { locale, kiosk }, await inForce(kiosk), { sent, said });
    }
    const questionnaire = await loadQuestionnaire(deps.db, form);
    const service = surveyServices.find((known) => known === sent.layanan);
    const { scores, missing } = scoresOf(questionnaire, sent);
    if (service === undefined || missing.length > 0) {
      void reply.code(422);
      const open = service === undefined ? ['layanan', ...missing] : missing;
      return showForm(reply, { locale, kiosk }, questionnaire, { sent, missing: open });
    }
    if (!pace.take(kiosk.id)) {
      void reply.code(429).header('retry-after', '60');
      const said = t('publicSurvey.kiosk.tooSoon');
      return showForm(reply, { locale, kiosk }, questionnaire, { sent, said });
    }
    try {
      const profile = profileOf(sent);
      await answerAtKiosk(deps, { kiosk, sending, form: { questionnaire, service, profile, scores } });
    } catch (error) {
      pace.giveBack(kiosk.id);
      throw error;
    }
    if (request.headers.accept === 'application/json') return reply.code(204).send();
    return reply.redirect(inLanguage(`${kioskPath}/terima-kasih`, locale), 303);
  });

  app.get(`${kioskPath}/terima-kasih`, open, async (request, reply) => {
    const locale = localeAsked(request);
    const { name: officeName } = await publicOffice(deps.db);
    return send(
      reply,
      { locale, officeName, refresh: refreshOf.thanks },
      <section id="terima-kasih">
        <KioskThanks locale={locale} />
      </section>,
    );
  });

  app.post(`${kioskPath}/pasang`, open, async (request, reply) => {
    const sent = shortForm(request);
    const locale = localeAsked(request, sent);
    const t = translatorFor(locale);
    const { name: officeName } = await publicOffice(deps.db);
    if ((await deps.authenticate(headersOf(request))) !== null) {
      return refused(request, reply, locale, null);
    }
    const id = await pairDevice(deps, sent.kode ?? '');
    if (id === null) {
      const slow = deps.budget.isSpentBy(request.ip);
      void reply.code(slow ? 429 : 404);
      const wrong = t(slow ? 'publicSurvey.refused.slow' : 'publicSurvey.kiosk.wrongCode');
      return send(reply, { locale, officeName }, <PairingPage locale={locale} wrong={wrong} />);
    }
    const seconds = cookieDays * 24 * 60 * 60;
    const value = deps.keys.sealed(kioskCookie, id, new Date(deps.clock.now().getTime() + seconds * 1000));
    void reply.header(
      'set-cookie',
      `${kioskCookie}=${value}; Path=${kioskPath}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${deps.https ? '; Secure' : ''}`,
    );
    return reply.redirect(inLanguage(kioskPath, locale), 303);
  });
}
