import { Button, FileButton, Group, Slider, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type PointerEvent, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useWords } from '../../locale.ts';
import classes from './capture-image.module.css';
import { type Crop, cropArea, keepInside, largestZoom, moved, startCrop } from './portrait-crop.ts';

const frame = { width: 240, height: 360 };
/** 2 × 3 as the card wants it, at 300 dots per inch with room to spare. */
const output = { width: 600, height: 900 };
const megabyte = 1024 * 1024;

interface CaptureImageProps {
  /** Shows the background rule: red for odd birth years, blue for even ones. */
  birthYear?: number;
  /** The cropped picture as JPEG. */
  onCapture: (picture: Blob) => void;
  largestMegabytes?: number;
}

/** A portrait by camera or from a file, cropped to the card's ratio by pointer, finger or keyboard. */
export function CaptureImage({ birthYear, onCapture, largestMegabytes = 10 }: CaptureImageProps) {
  const t = useWords();
  const [picture, setPicture] = useState<ImageBitmap | null>(null);
  const [camera, setCamera] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const colour = birthYear === undefined ? null : birthYear % 2 === 1 ? 'red' : 'blue';

  const read = async (file: File | null) => {
    if (file === null) return;
    setTrouble(null);
    if (file.size > largestMegabytes * megabyte) {
      setTrouble(t('shared.capture.tooLarge', { limit: largestMegabytes }));
      return;
    }
    try {
      setPicture(await createImageBitmap(file));
      setCamera(false);
    } catch {
      setTrouble(t('shared.capture.notImage'));
    }
  };

  return (
    <Stack>
      {colour !== null && (
        <Text className={`${classes.rule} ${classes[colour]}`}>
          {t(`shared.capture.${colour}`, { year: String(birthYear) })}
        </Text>
      )}
      {trouble !== null && (
        <Text role="alert" c="var(--broken)">
          ✕ {trouble}
        </Text>
      )}
      {picture !== null ? (
        <CropPicture
          picture={picture}
          colour={colour}
          onUse={(blob) => onCapture(blob)}
          onAgain={() => setPicture(null)}
        />
      ) : camera ? (
        <CameraPicture
          onTake={(bitmap) => {
            setPicture(bitmap);
            setCamera(false);
          }}
          onTrouble={(words) => {
            setTrouble(words);
            setCamera(false);
          }}
          onCancel={() => setCamera(false)}
        />
      ) : (
        <Group>
          <Button variant="default" onClick={() => setCamera(true)}>
            {t('shared.capture.camera')}
          </Button>
          <FileButton accept="image/jpeg,image/png,image/webp" onChange={(file) => void read(file)}>
            {(button) => (
              <Button variant="default" {...button}>
                {t('shared.capture.file')}
              </Button>
            )}
          </FileButton>
        </Group>
      )}
    </Stack>
  );
}

interface CameraPictureProps {
  onTake: (picture: ImageBitmap) => void;
  onTrouble: (words: string) => void;
  onCancel: () => void;
}

function CameraPicture({ onTake, onTrouble, onCancel }: CameraPictureProps) {
  const t = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const [ready, setReady] = useState(false);
  // The camera opens once; the words are read when trouble comes, so language does not restart it.
  const onRefused = useEffectEvent((why: 'insecure' | 'noCamera') => onTrouble(t(`shared.capture.${why}`)));
  useEffect(() => {
    let stream: MediaStream | null = null;
    let gone = false;
    // Browsers hide the camera altogether on plain http.
    if (navigator.mediaDevices === undefined) {
      onRefused('insecure');
      return;
    }
    navigator.mediaDevices
      .getUserMedia({ video: { width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false })
      .then((opened) => {
        stream = opened;
        if (gone) for (const track of opened.getTracks()) track.stop();
        else if (video.current !== null) video.current.srcObject = opened;
      })
      .catch(() => onRefused('noCamera'));
    return () => {
      gone = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
  }, []);

  const take = async () => {
    if (video.current !== null) onTake(await createImageBitmap(video.current));
  };
  return (
    <div className={classes.row}>
      <div className={classes.frame}>
        <video
          ref={video}
          className={classes.picture}
          autoPlay
          playsInline
          muted
          onPlaying={() => setReady(true)}
        />
        <Guide />
      </div>
      <div className={classes.side}>
        {!ready && <Text role="status">{t('shared.capture.starting')}</Text>}
        <Group>
          <Button onClick={() => void take()} disabled={!ready}>
            {t('shared.capture.take')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('shared.actions.cancel')}
          </Button>
        </Group>
      </div>
    </div>
  );
}

/** Where head and eyes belong. */
function Guide() {
  return (
    <svg className={classes.guide} viewBox="0 0 240 360" aria-hidden="true">
      <ellipse cx="120" cy="155" rx="70" ry="95" />
      <path d="M30 150h180" />
    </svg>
  );
}

interface CropPictureProps {
  picture: ImageBitmap;
  colour: 'red' | 'blue' | null;
  onUse: (picture: Blob) => void;
  onAgain: () => void;
}

const stepPixels = 6;
const keySteps: Readonly<Record<string, { dx: number; dy: number }>> = {
  ArrowLeft: { dx: -stepPixels, dy: 0 },
  ArrowRight: { dx: stepPixels, dy: 0 },
  ArrowUp: { dx: 0, dy: -stepPixels },
  ArrowDown: { dx: 0, dy: stepPixels },
};

function CropPicture({ picture, colour, onUse, onAgain }: CropPictureProps) {
  const t = useWords();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [crop, setCrop] = useState<Crop>(startCrop);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const { left, top, width, height } = cropArea(crop, picture, frame);
    context?.drawImage(picture, left, top, width, height, 0, 0, output.width, output.height);
  }, [crop, picture]);

  const move = (dx: number, dy: number) => setCrop((now) => moved(now, { dx, dy }, picture, frame));
  const enlarge = (by: number) =>
    setCrop((now) => keepInside({ ...now, zoom: now.zoom + by }, picture, frame));
  const onKeyDown = (event: KeyboardEvent) => {
    const steps = keySteps[event.key];
    if (steps !== undefined) move(steps.dx, steps.dy);
    else if (event.key === '+' || event.key === '=') enlarge(0.1);
    else if (event.key === '-') enlarge(-0.1);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) move(-event.movementX, -event.movementY);
  };
  const use = () => canvas.current?.toBlob((blob) => blob !== null && onUse(blob), 'image/jpeg', 0.92);

  return (
    <div className={classes.row}>
      <button
        type="button"
        className={`${classes.frame} ${colour === null ? '' : classes[colour]}`}
        aria-label={t('shared.capture.cropArea')}
        onKeyDown={onKeyDown}
      >
        <canvas
          ref={canvas}
          className={classes.picture}
          width={output.width}
          height={output.height}
          onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
          onPointerMove={onPointerMove}
          onWheel={(event) => enlarge(event.deltaY < 0 ? 0.1 : -0.1)}
        />
        <Guide />
      </button>
      <div className={classes.side}>
        <Text size="sm">{t('shared.capture.cropHelp')}</Text>
        <Slider
          label={null}
          thumbLabel={t('shared.capture.zoom')}
          min={1}
          max={largestZoom}
          step={0.05}
          value={crop.zoom}
          onChange={(zoom) => setCrop((now) => keepInside({ ...now, zoom }, picture, frame))}
        />
        <Group>
          <Button onClick={use}>{t('shared.capture.use')}</Button>
          <Button variant="default" onClick={onAgain}>
            {t('shared.capture.retake')}
          </Button>
        </Group>
      </div>
    </div>
  );
}
