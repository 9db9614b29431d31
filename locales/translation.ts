/** What a translation of `T` must be: the same keys to the last leaf, other words. A missing or extra key does not compile. */
export type Translation<T> = { readonly [K in keyof T]: T[K] extends string ? string : Translation<T[K]> };
