/** Most proposals one answer holds; an answer this long is incomplete and is asked for again as typing goes on. */
export const COMPLETION_LIMIT = 100;
