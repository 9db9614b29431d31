import { SegmentedControl } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type NewsTexts, news } from '../../../contract/news.ts';
import { callBytes, type Problem } from '../../api.ts';
import { Loaded } from '../../components/quiet-note.tsx';
import { useWords } from '../../locale.ts';
import classes from './news.module.css';

interface PreviewProps {
  texts: NewsTexts;
  language: 'id' | 'en';
  imageId: string | null;
}

/** The public page of what stands in the fields now, written by the server that will publish it. */
export function Preview({ texts, language, imageId }: PreviewProps) {
  const t = useWords();
  const [width, setWidth] = useState('wide');
  const body = { ...texts, language, ...(imageId !== null && { imageId }) };
  const view = useQuery<string, Problem>({
    queryKey: ['news', 'preview', body],
    queryFn: async ({ signal }) => (await callBytes(news.preview, { body }, { signal })).text(),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="form-fields">
      <SegmentedControl
        aria-label={t('newsScreens.preview')}
        value={width}
        onChange={setWidth}
        data={[
          { value: 'wide', label: t('newsScreens.previewWide') },
          { value: 'narrow', label: t('newsScreens.previewNarrow') },
        ]}
      />
      <Loaded view={view}>
        {(page) => (
          <div className={classes.stage}>
            {/* No scripts; its own origin only so that the picture, which is not public yet, comes with the session. */}
            <iframe
              className={classes.frame}
              data-narrow={width === 'narrow'}
              sandbox="allow-same-origin"
              title={t('newsScreens.previewOf')}
              srcDoc={page}
            />
          </div>
        )}
      </Loaded>
    </div>
  );
}
