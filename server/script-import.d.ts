/** A browser script as text, bundled by vite.browser-script.ts. */
declare module '*?script' {
  const text: string;
  export default text;
}
