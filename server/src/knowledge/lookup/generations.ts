const ORDINALS: readonly string[] = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth'];
const SHORT_ORDINALS: readonly string[] = ['0th', '1st', '2nd', '3rd', '4th', '5th'];

/** `second-generation ALK inhibitor` for a class name and a generation, 1-based. */
export function generationName(className: string, generation: number): string {
  return `${ORDINALS[generation] ?? `${generation}th`}-generation ${className}`;
}

/** The ways in which texts write a generation of a class; hyphens and spaces are left to the term automaton. */
export function generationNames(className: string, generation: number): readonly string[] {
  const short = SHORT_ORDINALS[generation] ?? `${generation}th`;
  return [generationName(className, generation), `${short}-generation ${className}`];
}
