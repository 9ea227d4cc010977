import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { href, navigate, parseRoute, setParams, useRoute } from '../../src/components/routing';

test('reads any hash as a route', () => {
  expect(parseRoute('#/wallets?sort=balance&pick=Ada')).toEqual({
    panel: 'wallets',
    params: { sort: 'balance', pick: 'Ada' },
  });
  expect(parseRoute('')).toEqual({ panel: '', params: {} });
  expect(parseRoute('#/x?a=%E0%A4%A&b=?=1').params).toMatchObject({ b: '?=1' });
  expect(Object.hasOwn(parseRoute('#/x?__proto__=1').params, '__proto__')).toBe(true);
});

test('addresses survive the way into the address bar and back', () => {
  const pick = 'Ünï & co? #1 名';
  expect(parseRoute(href('wallets', { pick })).params).toEqual({ pick });
  expect(href('wallets', { pick: undefined, sort: '' })).toBe('#/wallets');
});

test('parameters change one by one and the component follows', () => {
  const { result } = renderHook(() => useRoute());
  act(() => navigate('wallets', { sort: 'balance' }));
  act(() => setParams({ pick: 'Ada' }));
  expect(result.current).toEqual({ panel: 'wallets', params: { sort: 'balance', pick: 'Ada' } });
  act(() => setParams({ sort: undefined }, { replace: true }));
  expect(globalThis.location.hash).toBe('#/wallets?pick=Ada');
  const before = result.current;
  act(() => setParams({ pick: 'Ada' }));
  expect(result.current).toBe(before);
});
