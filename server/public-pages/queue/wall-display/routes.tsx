import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { brandStyles } from '../../../../brand/css.ts';
import { highContrast, light } from '../../../../brand/tokens.ts';
import type { HttpDeps } from '../../../http/bind.ts';
import { publicOffice } from '../../../modules/office/index.ts';
import { fixedFile, serveFixedFiles } from '../../page/fixed-file.ts';
import { open } from '../../page/page-reply.tsx';
import { webFontAddress } from '../../page/web-font.ts';
import { createQueueBoard } from '../queue-board.ts';
import { countersAsked } from './calls.ts';
import { renderWallDisplay } from './page.tsx';
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
  const styleFile = fixedFile(`${brandStyles(webFontAddress, palette)}${style}`, 'css');
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
    const shown = countersAsked(loket);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(renderWallDisplay({ locale: bahasa, state, zone: office.zone, shown, files }));
  });
}
