import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { highContrast, light } from '../../../../brand/tokens.ts';
import type { HttpDeps } from '../../../http/bind.ts';
import { publicOffice } from '../../../modules/office/index.ts';
import { fixedFile, open, serveFixedFiles } from '../../page/fixed-files.ts';
import { renderFor } from '../../page/reader.tsx';
import { screenStyle } from '../../page/style-sheet.ts';
import { sendPrivate } from '../../page/visit.tsx';
import { createQueueBoard } from '../queue-board.ts';
import { countersAsked } from './calls.ts';
import { WallDisplayPage } from './page.tsx';
import script from './script.ts?script';
import { readVoice } from './voice-files.ts';
import style from './wall-display.css?raw';

/** A television's own language says nothing of who sits before it: only the address chooses another. */
const asked = z.object({
  bahasa: z.enum(['id', 'en']).catch('id'),
  loket: z.string().max(300).nullable().catch(null),
});

/** Frames may be fainter than words. */
const palette = { ...highContrast, lineStrong: light.lineStrong };

/** The screen of the waiting room: `/antrean/layar`, or `?loket=1,2,3` for those of one hall. */
export function serveWallDisplay(app: FastifyInstance, deps: HttpDeps) {
  const styleFile = screenStyle(style, palette);
  const scriptFile = fixedFile(script, 'js');
  const voice = readVoice();
  const board = createQueueBoard(deps);
  serveFixedFiles(app, [styleFile, scriptFile, ...voice.files]);
  const files = {
    style: styleFile.address,
    script: scriptFile.address,
    voice: voice.base,
    state: '/antrean/keadaan.json',
  };
  app.get('/antrean/layar', open, async (request, reply) => {
    const { bahasa, loket } = asked.parse(request.query);
    const office = await publicOffice(deps.db);
    const kept = await board.now(office.code);
    const state = { ...kept.state, now: deps.clock.now().toISOString() };
    const page = <WallDisplayPage state={state} shown={countersAsked(loket)} files={files} />;
    return sendPrivate(reply, renderFor({ language: bahasa, zone: office.zone }, page));
  });
}
