import { runtimeForTests, testSeeds } from './testing/schedules.ts';

testSeeds(runtimeForTests(process.env), 61, 120);
