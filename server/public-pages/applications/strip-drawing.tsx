import { type StripModel, type StripShape, stripShapes } from '../../../contract/applications/strip.ts';

const box = { width: 640, height: 86 };
const hatch = 'jeda';

function Shape({ shape }: { shape: StripShape }) {
  const { kind, ink, x, y, width, height } = shape;
  if (kind === 'line') return <line className={`ink-${ink}`} x1={x} x2={x} y1={y} y2={y + height} />;
  return (
    <rect
      className={y === 0 && kind === 'outline' ? 'edge' : `${kind} ink-${ink}`}
      x={x}
      y={y}
      width={width}
      height={height}
      rx={kind === 'outline' ? 3 : 2}
      {...(kind === 'hatch' && { fill: `url(#${hatch})` })}
    />
  );
}

/**
 * The strip as officers, board and receipt draw it. Its words stand in the list below it, so the drawing itself
 * is silent for those who listen.
 */
export function StripDrawing({ model }: { model: StripModel }) {
  const { shapes, labels } = stripShapes(model, box);
  return (
    <svg
      className={model.breached ? 'drawing late' : 'drawing'}
      viewBox={`-2 -3 ${box.width + 4} ${box.height + 5}`}
      aria-hidden="true"
    >
      <defs>
        <pattern id={hatch} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line className="hatching" x1="0" y1="0" x2="0" y2="9" />
        </pattern>
      </defs>
      {shapes.map((shape) => (
        <Shape key={`${shape.kind} ${shape.ink} ${shape.x} ${shape.y} ${shape.width}`} shape={shape} />
      ))}
      {labels.map(({ cell, part, x, y }) => (
        <text key={part.step} className={`number ${part.state}`} x={x} y={y + 9} textAnchor="middle">
          {part.state === 'done' ? '✓' : part.step === '5b' ? '' : cell}
        </text>
      ))}
    </svg>
  );
}
