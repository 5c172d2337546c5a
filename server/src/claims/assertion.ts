/** How a clause asserts what it says: what a modifier reaches, whether the predicate is affirmed, and with what status. */
export { polarityOf } from './polarity.ts';
export { type Decision, scopeOf } from './scope.ts';
export { statusOf } from './status.ts';
