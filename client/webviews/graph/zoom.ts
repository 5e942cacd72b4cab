/** How the picture lies in its window: a point of the picture is drawn at `point * scale + (x, y)`. */
export interface Zoom {
  readonly scale: number;
  readonly x: number;
  readonly y: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

export interface Area extends Extent {
  readonly x: number;
  readonly y: number;
}

const scales = { least: 0.05, most: 2.5 } as const;
/** Smaller than this nobody can read it: a large picture begins at its first stages instead of shrinking further. */
const readable = 0.62;
const besideNode = 24;

/** All of the picture, in the middle; never larger than it is. */
export function fitAll(picture: Extent, view: Extent): Zoom {
  const scale = clamp(Math.min(1, view.width / picture.width, view.height / picture.height));
  return {
    scale,
    x: Math.max(0, (view.width - picture.width * scale) / 2),
    y: Math.max(0, (view.height - picture.height * scale) / 2),
  };
}

/** How a picture is shown at first: all of it if it can be read like that, else its beginning. */
export function firstLook(picture: Extent, view: Extent): Zoom {
  const fit = fitAll(picture, view);
  if (fit.scale >= readable) return fit;
  const middle = (viewSize: number, size: number) => Math.max(0, (viewSize - size * readable) / 2);
  return { scale: readable, x: middle(view.width, picture.width), y: middle(view.height, picture.height) };
}

/** Closer or further off; the point of the window stays where it is. */
export function zoomAt({ scale, x, y }: Zoom, factor: number, at: { readonly x: number; readonly y: number }): Zoom {
  const next = clamp(scale * factor);
  const ratio = next / scale;
  return { scale: next, x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio };
}

/** Moves the picture, but never all of it out of the window. */
export function panBy({ scale, x, y }: Zoom, dx: number, dy: number, picture: Extent, view: Extent): Zoom {
  const within = (offset: number, size: number, viewSize: number): number =>
    Math.min(viewSize - besideNode, Math.max(besideNode - size * scale, offset));
  return {
    scale,
    x: within(x + dx, picture.width, view.width),
    y: within(y + dy, picture.height, view.height),
  };
}

/** Moves the picture as little as needed so that an area of it is in sight. */
export function bringIntoSight(zoom: Zoom, area: Area, view: Extent): Zoom {
  return {
    scale: zoom.scale,
    x: shifted(zoom.x, area.x * zoom.scale, area.width * zoom.scale, view.width),
    y: shifted(zoom.y, area.y * zoom.scale, area.height * zoom.scale, view.height),
  };
}

function shifted(offset: number, start: number, size: number, viewSize: number): number {
  const room = Math.min(besideNode, Math.max(0, (viewSize - size) / 2));
  const least = room - start;
  const most = viewSize - room - start - size;
  if (most < least) return least; // larger than the window: its beginning
  return Math.min(most, Math.max(least, offset));
}

function clamp(scale: number): number {
  return Math.min(scales.most, Math.max(scales.least, scale));
}
