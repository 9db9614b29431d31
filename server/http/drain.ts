import type { Server } from 'node:http';

/**
 * Follows the requests of a server and hands back what lets it close: connections are cut as soon as no request
 * is under way. Browsers keep sockets open on which they never sent anything; close() alone would wait for those.
 */
export function followRequests(server: Server): { cutWhenQuiet(): void } {
  let underWay = 0;
  server.on('request', (_request, response) => {
    underWay += 1;
    response.once('close', () => {
      underWay -= 1;
    });
  });
  return {
    cutWhenQuiet() {
      const timer = setInterval(() => {
        if (underWay === 0) server.closeAllConnections();
      }, 50);
      server.once('close', () => clearInterval(timer));
    },
  };
}
