import './strict-policy.ts';
import '@mantine/core/styles.layer.css';
import '@fontsource-variable/plus-jakarta-sans/wght.css';
import './roles.css';
import './pieces.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router/dom';
import { currentLocale } from './locale.ts';
import { queryClient } from './queries.ts';
import { router } from './router.tsx';
import { styleNonce } from './strict-policy.ts';
import { mantineRoles, theme } from './theme.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
document.documentElement.lang = currentLocale();

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={mantineRoles}
      getStyleNonce={() => styleNonce}
      defaultColorScheme="auto"
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
