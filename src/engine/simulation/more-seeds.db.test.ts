import { runtimeForTests, testSeeds } from './testing/schedules.ts';

testSeeds(runtimeForTests(process.env), 126, 250);
