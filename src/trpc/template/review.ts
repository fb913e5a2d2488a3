import { reviewTemplate } from '#/server/templates/review-template.ts';
import { mutationFrom } from '../from-use-case.ts';

export const review = mutationFrom(reviewTemplate);
