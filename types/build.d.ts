/** Version of the package, put in by the build. */
declare const THERALINT_VERSION: string;

declare module '*.md' {
  const text: string;
  export default text;
}

declare module '*.yaml' {
  const text: string;
  export default text;
}
