/** A picture laid behind a frame of fixed size: by how much it is enlarged and where its middle lies. */
export interface Crop {
  /** 1 fills the frame exactly; larger comes nearer. */
  zoom: number;
  /** Middle of the frame on the picture, as shares of the picture's width and height. */
  x: number;
  y: number;
}

export interface Size {
  width: number;
  height: number;
}

export const largestZoom = 4;
export const startCrop: Crop = { zoom: 1, x: 0.5, y: 0.5 };

/** Part of the picture that the frame shows, in the picture's pixels. */
export function cropArea(crop: Crop, picture: Size, frame: Size): Size & { left: number; top: number } {
  const scale = Math.max(frame.width / picture.width, frame.height / picture.height) * crop.zoom;
  const width = frame.width / scale;
  const height = frame.height / scale;
  return {
    left: crop.x * picture.width - width / 2,
    top: crop.y * picture.height - height / 2,
    width,
    height,
  };
}

/** The nearest crop that leaves no part of the frame empty. */
export function keepInside(crop: Crop, picture: Size, frame: Size): Crop {
  const zoom = Math.min(largestZoom, Math.max(1, crop.zoom));
  const { width, height } = cropArea({ ...crop, zoom }, picture, frame);
  const halfX = width / picture.width / 2;
  const halfY = height / picture.height / 2;
  const between = (value: number, half: number) => Math.min(1 - half, Math.max(half, value));
  return { zoom, x: between(crop.x, halfX), y: between(crop.y, halfY) };
}

/** Moves the frame over the picture by screen pixels. */
export function moved(crop: Crop, by: { dx: number; dy: number }, picture: Size, frame: Size): Crop {
  const { width, height } = cropArea(crop, picture, frame);
  return keepInside(
    {
      zoom: crop.zoom,
      x: crop.x + ((by.dx / frame.width) * width) / picture.width,
      y: crop.y + ((by.dy / frame.height) * height) / picture.height,
    },
    picture,
    frame,
  );
}
