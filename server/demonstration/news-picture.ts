import sharp from 'sharp';

const chair = (x: number, y: number) =>
  `<g transform="translate(${x} ${y})"><rect x="0" y="0" width="62" height="52" rx="8" fill="#8fb8a8"/><rect x="-4" y="48" width="70" height="18" rx="6" fill="#6f9e8d"/><path d="M6 66v26M56 66v26" stroke="#5a5f5c" stroke-width="6"/></g>`;

const counter = (x: number, number: number) =>
  `<g transform="translate(${x} 250)">
    <rect x="0" y="-96" width="250" height="150" rx="10" fill="#d9efe8" stroke="#0b5d51" stroke-width="5"/>
    <circle cx="125" cy="-36" r="26" fill="#c98f62"/><path d="M76 54c0-44 22-60 49-60s49 16 49 60z" fill="#274060"/>
    <path d="M99-46c2-26 50-26 52 0-14-10-38-10-52 0z" fill="#221a14"/>
    <rect x="-14" y="54" width="278" height="128" fill="#b98a52"/><rect x="-20" y="46" width="290" height="20" rx="6" fill="#8a5f30"/>
    <circle cx="40" cy="118" r="30" fill="#fffefb"/>
    ${Array.from({ length: number }, (_, bar) => `<rect x="${40 - number * 6 + bar * 12 + 2}" y="102" width="8" height="32" rx="3" fill="#0b5d51"/>`).join('')}
  </g>`;

/** A service hall of ours: no photograph, no place, nobody. Counters are numbered by strokes, since a bare machine has no font. */
function hallSvg(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="720" viewBox="0 0 1280 720">
    <rect width="1280" height="720" fill="#f6efe0"/><rect y="430" width="1280" height="290" fill="#e3d6bd"/>
    <rect x="380" y="26" width="520" height="92" rx="12" fill="#14322d"/>
    <rect x="404" y="48" width="130" height="48" rx="6" fill="#e8b75f"/><rect x="558" y="48" width="318" height="20" rx="6" fill="#6cc7b4"/><rect x="558" y="78" width="220" height="18" rx="6" fill="#3f8f80"/>
    ${counter(110, 1)}${counter(515, 2)}${counter(920, 3)}
    ${[0, 1, 2, 3, 4, 5, 6].map((at) => chair(190 + at * 132, 492)).join('')}
    ${[0, 1, 2, 3, 4, 5, 6].map((at) => chair(130 + at * 148, 602)).join('')}
    <g transform="translate(1178 430)"><path d="M0 120c-40-60-34-120-4-150 8 40 22 60 6 150zM6 120c-2-70 24-110 66-120-8 50-24 90-60 120zM-4 120c-8-60-34-92-70-96 6 46 26 80 66 96z" fill="#2f6b2f"/><path d="M-38 120h84l-12 74h-60z" fill="#8a5f30"/></g>
  </svg>`;
}

export function drawnHall(): Promise<Buffer> {
  return sharp(Buffer.from(hallSvg())).png().toBuffer();
}
