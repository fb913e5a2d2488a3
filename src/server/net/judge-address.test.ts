import { expect, test } from 'vitest';
import { judgeAddress } from './judge-address.ts';

const never = [
  ...['0.0.0.0', '0.1.2.3', '127.0.0.1', '127.255.255.254', '169.254.169.254', '169.254.0.1', '100.64.0.1'],
  ...['100.127.255.255', '192.0.0.1', '192.0.2.1', '192.88.99.1', '198.18.0.1', '198.19.255.255', '198.51.100.7'],
  ...['203.0.113.7', '224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', '::', '::1', '::7f00:1'],
  ...['::a9fe:a9fe', '::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:169.254.169.254', '::ffff:0:7f00:1'],
  ...['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '2002:7f00:1::', '2002:a9fe:a9fe::', '2001::1'],
  ...['2001:db8::1', '2001:20::1', '3fff::1', '5f00::1', '100::1', 'fe80::1', 'fe80::1%eth0', 'fec0::1', 'ff02::1'],
  ...['fd00:ec2::254', '4000::1', '', 'localhost', '1.2.3', 'nonsense'],
];

const privates = ['10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', 'fc00::1', 'fd12::1'];

const publics = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '192.169.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];

test.each(never)('%s is never reached', (address) => {
  expect(judgeAddress(address)).toBe('never');
});

test.each([...privates, '::ffff:10.0.0.1', '::ffff:192.168.1.1'])('%s is somebody’s own network', (address) => {
  expect(judgeAddress(address)).toBe('private');
});

test.each(publics)('%s is on the internet', (address) => {
  expect(judgeAddress(address)).toBe('public');
});
