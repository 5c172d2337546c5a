/** Reads the import statements of a TypeScript module without a compiler. */

export interface ImportStatement {
  readonly specifier: string;
  /** The whole statement is erased when compiled: `import type`, `export type`, or `import('…')` in a type. */
  readonly typesOnly: boolean;
  /** 1-based. */
  readonly line: number;
}

const STATEMENT =
  /^[ \t]*(?:import|export)\s+(?<types>type\s+(?!from\b))?(?:[\w$*{}\s,]*?\sfrom\s*)?['"](?<specifier>[^'"\n]+)['"]/gm;
const CALL = /(?<types>typeof\s+|:\s*|<\s*)?\bimport\(\s*['"](?<specifier>[^'"\n]+)['"]\s*\)/g;

/** @returns every import, re-export and dynamic import in source order */
export function importsOf(source: string): ImportStatement[] {
  const code = blankComments(source);
  return [STATEMENT, CALL]
    .flatMap((pattern) => [...code.matchAll(pattern)])
    .map((match) => ({
      specifier: match.groups!.specifier!,
      typesOnly: match.groups!.types !== undefined,
      // The match may start on the line break before the statement's own line.
      line: code.slice(0, match.index + match[0].indexOf(match[0].trimStart())).split('\n').length,
    }))
    .sort((a, b) => a.line - b.line);
}

/** Comments become spaces, line breaks stay, so that line numbers hold. Quoted text is stepped over. */
function blankComments(source: string): string {
  return source.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`/g,
    (token) => {
      if (token.startsWith('`')) return token.replace(/[^\n]/g, ' ');
      return token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token;
    },
  );
}
