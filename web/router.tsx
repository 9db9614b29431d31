import { type ComponentType, lazy, Suspense } from 'react';
import { createBrowserRouter, Outlet } from 'react-router';
import { LoadingLines } from './components/quiet-note.tsx';
import { useEventStream } from './event-stream.ts';
import { screens } from './routes.tsx';
import type { Screen } from './screens.ts';
import { SessionGate } from './session.tsx';
import { mayAsk, useMe } from './session-context.ts';
import { Frame } from './shell/frame.tsx';
import { BrokenScreen, NoAccess, NotFound } from './shell/notices.tsx';

function Guarded({ screen, component: Component }: { screen: Screen; component: ComponentType }) {
  const me = useMe();
  if (screen.needs !== undefined && !mayAsk(screen.needs.access, me)) return <NoAccess />;
  return (
    <Suspense fallback={<LoadingLines />}>
      <Component />
    </Suspense>
  );
}

function routeOf(screen: Screen) {
  const component = lazy(screen.load);
  return {
    path: screen.path,
    element: <Guarded screen={screen} component={component} />,
    errorElement: <BrokenScreen />,
  };
}

function Signed() {
  return (
    <SessionGate>
      <Live />
      <Outlet />
    </SessionGate>
  );
}

function Live() {
  useEventStream();
  return null;
}

export const router = createBrowserRouter(
  [
    {
      element: <Signed />,
      errorElement: <BrokenScreen />,
      children: [
        ...screens.filter((screen) => screen.bare).map(routeOf),
        {
          element: <Frame />,
          children: [
            ...screens.filter((screen) => !screen.bare).map(routeOf),
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ],
  { basename: '/app' },
);
