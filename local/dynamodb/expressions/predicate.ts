import type { NativeItem } from '../values.ts';

export type Predicate = (item: NativeItem) => boolean;
