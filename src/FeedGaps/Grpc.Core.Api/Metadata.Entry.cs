using System.Buffers;
using System.Text;

namespace Grpc.Core;

public sealed partial class Metadata
{
    /// <summary>One key with its value, either a string or bytes. Never changes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> KeyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

        private readonly string? text;
        private readonly byte[]? bytes;

        /// <summary>An entry with a copy of the given bytes for its value.</summary>
        /// <exception cref="ArgumentException">
        /// The key has a character it may not have, or does not end in "-bin".
        /// </exception>
        public Entry(string key, byte[] valueBytes)
        {
            Key = Normalize(key);
            if (!EndsInBin(Key))
            {
                throw new ArgumentException(
                    $"'{Key}' has bytes for its value, so it must end in '{BinaryHeaderSuffix}'.",
                    nameof(key));
            }

            ArgumentNullException.ThrowIfNull(valueBytes);
            bytes = [.. valueBytes];
        }

        /// <summary>An entry with ASCII text for its value.</summary>
        /// <exception cref="ArgumentException">
        /// The key has a character it may not have, or ends in "-bin".
        /// </exception>
        public Entry(string key, string value)
        {
            Key = Normalize(key);
            if (EndsInBin(Key))
            {
                throw new ArgumentException(
                    $"'{Key}' has text for its value, so it must not end in '{BinaryHeaderSuffix}'.",
                    nameof(key));
            }

            ArgumentNullException.ThrowIfNull(value);
            text = value;
        }

        /// <summary>The key in lower case.</summary>
        public string Key { get; }

        /// <exception cref="InvalidOperationException">The entry is binary.</exception>
        public string Value =>
            text ?? throw new InvalidOperationException($"'{Key}' is binary: read its bytes instead.");

        /// <summary>A copy of the bytes; for a string, the bytes it is sent as.</summary>
        public byte[] ValueBytes => bytes is null ? Encoding.ASCII.GetBytes(text!) : [.. bytes];

        public bool IsBinary => bytes is not null;

        public override string ToString() =>
            bytes is null ? $"{Key}: {text}" : $"{Key}: {Convert.ToBase64String(bytes)}";

        internal bool HasKey(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

        private static bool EndsInBin(string key) =>
            key.EndsWith(BinaryHeaderSuffix, StringComparison.Ordinal);

        private static string Normalize(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            var position = key.AsSpan().IndexOfAnyExcept(KeyCharacters);
            if (position >= 0)
            {
                throw new ArgumentException(
                    $"'{key[position]}' cannot be part of a metadata key: "
                    + "use ASCII letters, digits, '-', '_' and '.' only.",
                    nameof(key));
            }

            return key.ToLowerInvariant();
        }
    }
}
