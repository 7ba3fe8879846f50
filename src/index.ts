export type { Page } from './page/page.js';
