import { afterEach, beforeEach, expect, vi } from 'vitest';

// what a program prints to the error stream, nobody reads: in a test it is a failure unless the test expects it
beforeEach(() => {
  vi.spyOn(console, 'error');
});
afterEach(() => {
  expect(vi.mocked(console.error).mock.calls).toEqual([]);
});
