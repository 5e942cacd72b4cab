/**
 * Rules that the dialect's specification names and that are not built yet: a comment or a configuration may name them
 * without being called wrong. An id leaves this list when its rule arrives; a test holds the two apart.
 */
export const announcedRules: readonly string[] = [];
