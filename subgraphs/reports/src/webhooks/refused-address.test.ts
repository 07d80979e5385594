import { describe, expect, it } from '@jest/globals';
import { isLoopback, isRefusedAddress } from './refused-address.js';

describe('an address that a webhook is dialled at', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.19.0.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%j is refused', (address) => expect(isRefusedAddress(address)).toBe(true));

  it.each(['8.8.8.8', '103.10.105.1', '172.32.0.1', '11.0.0.1', '100.128.0.1', '2400:cb00::1', '2001:4860:4860::8888'])(
    '%s is not',
    (address) => expect(isRefusedAddress(address)).toBe(false),
  );

  it.each([
    ['127.0.0.1', true],
    ['127.8.8.8', true],
    ['::1', true],
    ['10.0.0.1', false],
    ['169.254.169.254', false],
    ['localhost', false],
  ])('%s is this machine: %s', (address, expected) => expect(isLoopback(address)).toBe(expected));
});
